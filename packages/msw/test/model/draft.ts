import type { Call, Pair } from "./model/call.ts";
import { codeOf } from "./model/codes.ts";
import { devices, signatureOf } from "./model/keys.ts";
import { codeSettingsOf, type EntityPath, everOf, isAlive, type Model, type ModelFactor } from "./model/model.ts";

/** One of the factors that there are, or ever were, when the call is made. */
export interface FactorReference {
  nth: number;
  of: "living" | "ever";
}

/** What a call is about. */
export type Target =
  | { entity: EntityPath }
  | { factor: FactorReference; within?: EntityPath }
  | { sid: string; within: EntityPath };

/** What is sent to confirm a factor. */
export type Payload =
  | { text: string }
  | { codeOfStep: number }
  | {
      signature: "right" | "of another sid" | "of another device" | "bare" | "cut" | "unpadded" | "url-safe" | "longer";
    };

/** A call that is not made yet: what it names may not exist before its turn comes. */
export interface Draft {
  method: string;
  target: Target;
  query: readonly Pair[];
  /** Becomes `PageToken`: one of the factors that the entity ever had, or of all that there ever were. */
  behind?: { nth: number; own: boolean };
  form?: readonly Pair[];
  /** Becomes `AuthPayload`. */
  payload?: Payload;
  headers: Readonly<Record<string, string>>;
  spaces: "+" | "%20";
}

const nobody = `YF02${"f".repeat(30)}`;

/** The call of a draft, as things are now. */
export function callOf(model: Model, { method, target, query, behind, form, payload, headers, spaces }: Draft): Call {
  const factor = "factor" in target ? referred(model, target.factor) : undefined;
  const path = pathOf(target, factor);
  const cursor = behind && nth(behind.own ? everOf(model, path) : model.factors, behind.nth);
  const confirmed: Pair[] = payload ? [["AuthPayload", textOfPayload(model, factor, payload)]] : [];
  return {
    method,
    path,
    query: cursor ? [...query, ["PageToken", `DN${cursor.shown.sid}`]] : query,
    headers,
    spaces,
    ...(form && { form: [...form, ...confirmed] }),
  };
}

/** The factor that a reference names now; none when there is no factor. */
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
  const owner = ServiceSid && Identity ? { ServiceSid, Identity } : entities[0];
  return { ...owner, ...target.within, Sid: Sid ?? nobody } as Call["path"];
}

function textOfPayload(model: Model, factor: ModelFactor | undefined, payload: Payload): string {
  if ("text" in payload) return payload.text;
  if (!factor) return "123456";
  if ("codeOfStep" in payload) {
    if (factor.shown.factor_type === "push") return "123456";
    return codeOf(factor.secret, codeSettingsOf(factor), model.now, payload.codeOfStep);
  }
  const { sid } = factor.shown;
  const own = devices.find(
    ({ publicKey }) => factor.publicKey !== "" && publicKey.startsWith(factor.publicKey.replaceAll("=", "")),
  );
  const [device, other] = [own ?? devices[0], devices.find((one) => one !== own)];
  if (!device || !other) return "none";
  const der = signatureOf(device, sid);
  const text = der.toString("base64");
  switch (payload.signature) {
    case "right":
      return text;
    case "unpadded":
      return text.replaceAll("=", "");
    case "of another sid":
      return signatureOf(device, nobody).toString("base64");
    case "of another device":
      return signatureOf(other, sid).toString("base64");
    case "bare":
      return signatureOf(device, sid, "ieee-p1363").toString("base64");
    case "cut":
      return der.subarray(0, -1).toString("base64");
    case "longer":
      return Buffer.concat([der, Buffer.of(0)]).toString("base64");
    case "url-safe":
      return der.toString("base64url");
  }
}

const services = ["VA3e213619479a06026d0eabba9adb2513", "VA00000000000000000000000000000001"];
const identities = ["ada-lovelace", "Ada-Lovelace", "grace-hopper"];

/** Users of services whom most calls are about; one of them is not the same by its case alone. */
export const entities: readonly EntityPath[] = services.flatMap((ServiceSid) =>
  identities.map((Identity) => ({ ServiceSid, Identity })),
);
