import { ada } from "./entities.ts";
import { type Payload, resolvePayload } from "./payload.ts";
import type { Call, Pair } from "./plain/call.ts";
import { type EntityPath, everOf, isAlive, type Model, type ModelFactor } from "./plain/model.ts";

/** One of the factors that there are, or ever were, when the call is made. */
export interface FactorReference {
  nth: number;
  of: "living" | "ever";
}

/** The target of a call. */
export type Target =
  | { entity: EntityPath }
  | { factor: FactorReference; within?: EntityPath }
  | { sid: string; within: EntityPath };

/** A call that is not made yet: what it names may not exist before its turn comes. */
export interface Draft {
  method: string;
  target: Target;
  query: readonly Pair[];
  /** Becomes `PageToken`, with `DN` as prefix a real one: names one of the factors that the entity ever had, or of all that there ever were. */
  behind?: { nth: number; own: boolean; prefix: string };
  form?: readonly Pair[];
  /** Becomes `AuthPayload`. */
  payload?: Payload;
  headers: Readonly<Record<string, string>>;
  spaces: "+" | "%20";
}

const unknownSid = `YF02${"f".repeat(30)}`;

/** The call of a draft, as things are now. */
export function toCall(model: Model, { method, target, query, behind, form, payload, headers, spaces }: Draft): Call {
  const factor = "factor" in target ? referred(model, target.factor) : undefined;
  const path = pathOf(target, factor);
  const cursor = behind && nth(behind.own ? everOf(model, path) : model.factors, behind.nth);
  const confirmed: Pair[] = payload ? [["AuthPayload", resolvePayload(model, factor, payload)]] : [];
  return {
    method,
    path,
    query: cursor ? [...query, ["PageToken", `${behind.prefix}${cursor.shown.sid}`]] : query,
    headers,
    spaces,
    ...(form && { form: [...form, ...confirmed] }),
  };
}

/** The factor that a reference names now; `undefined` if there is none. */
export function referred(model: Model, { nth: number, of }: FactorReference): ModelFactor | undefined {
  const living = model.factors.filter((factor) => isAlive(model, factor));
  return nth(of === "living" && living.length > 0 ? living : model.factors, number);
}

function nth<T>(some: readonly T[], number: number): T | undefined {
  return some[number % some.length];
}

function pathOf(target: Target, factor: ModelFactor | undefined): Call["path"] {
  if ("entity" in target) return target.entity;
  if ("sid" in target) return { ...target.within, Sid: target.sid };
  const { service_sid: ServiceSid, identity: Identity, sid: Sid } = factor?.shown ?? {};
  const owner = ServiceSid && Identity ? { ServiceSid, Identity } : ada;
  return { ...owner, ...target.within, Sid: Sid ?? unknownSid };
}
