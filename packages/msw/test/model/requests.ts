import * as fc from "fast-check";
import { accountSid, basic } from "../api.ts";
import { invalidValue, validValue } from "./arbitraries.ts";
import { ada, entities } from "./entities.ts";
import { usually } from "./forms.ts";
import type { Payload } from "./payloads.ts";
import type { Call, Pair } from "./plain/call.ts";
import { type EntityPath, isAlive, listFactorHistory, type Model, type ModelFactor } from "./plain/model.ts";

/** Creates a call, which depends on the factors that exist when it is sent. */
export type Request = (model: Model) => Call;

/** Chooses one of the factors that exist when the call is sent. Returns `undefined` if there is none. */
export type FactorChoice = (model: Model) => ModelFactor | undefined;

/** Returns the path of a call, and the factor that it refers to. */
export type Target = (model: Model) => { path: Call["path"]; factor?: ModelFactor | undefined };

/** The auth token of most calls. */
export const accountToken = "token";
/** The media type of forms. */
export const formType = "application/x-www-form-urlencoded";
/** The credentials of most calls. */
export const authorized = { Authorization: basic(accountSid, accountToken) };

/** Entities, usually Ada. */
export const anEntity = usually(fc.constant(ada), fc.constantFrom(...entities), 2);

/** Choices of a factor, usually of one that still exists. */
export const aFactor = fc.record({ nth: fc.nat(30), ever: usually(fc.constant(false), fc.constant(true), 5) }).map(
  ({ nth, ever }): FactorChoice =>
    (model) => {
      const living = model.factors.filter((factor) => isAlive(model, factor));
      const some = ever || living.length === 0 ? model.factors : living;
      return some[nth % some.length];
    },
);

// With an empty segment, or with dots only, `URL` changes the path.
const isSegment = (text: string) => !["", ".", ".."].includes(text);
const strangeEntity = fc.record({
  ServiceSid: usually(validValue("ServiceSid"), invalidValue("ServiceSid"), 2).filter(isSegment),
  Identity: usually(validValue("Identity"), invalidValue("Identity"), 2).filter(isSegment),
});
const anyEntityPath = usually(anEntity, strangeEntity, 10);

/** Targets of calls for an entity. */
export const ofEntity = anyEntityPath.map(
  (path): Target =>
    () => ({ path }),
);

/** Targets of calls for a factor: most exist, some are in another entity or unknown. */
export const ofFactor: fc.Arbitrary<Target> = usually(
  aFactor.map((choice) => toTarget(choice)),
  fc.oneof(
    fc.tuple(aFactor, anyEntityPath).map(([choice, within]) => toTarget(choice, within)),
    fc.tuple(anyEntityPath, usually(validValue("Sid"), invalidValue("Sid"), 2).filter(isSegment)).map(
      ([within, Sid]): Target =>
        () => ({ path: { ...within, Sid } }),
    ),
  ),
  7,
);

/** Returns the target of calls for a factor, in its own entity or in another one. */
export function toTarget(choose: FactorChoice, within?: EntityPath): Target {
  return (model) => {
    const factor = choose(model);
    const { service_sid: ServiceSid, identity: Identity, sid: Sid } = factor?.shown ?? unknown;
    return { factor, path: { ServiceSid, Identity, ...within, Sid } };
  };
}

const unknown = { service_sid: ada.ServiceSid, identity: ada.Identity, sid: `YF02${"f".repeat(30)}` };

const authorization = usually(
  fc.constantFrom(authorized.Authorization, basic(`SK${"0".repeat(32)}`, "secret"), basic("ada", "a:b")),
  fc.constantFrom("", "Basic", "Bearer x", "Basic é", basic("", ""), basic("ada", ""), basic("", "x")),
  40,
);
const contentType = usually(
  fc.constantFrom(formType, formType, `${formType}; charset=UTF-8`, formType.toUpperCase()),
  fc.constantFrom("application/json", "text/plain", "multipart/form-data", ""),
  40,
);
const strangeQuery: fc.Arbitrary<Pair[]> = usually(
  fc.constant([]),
  fc.array(fc.tuple(fc.constantFrom("x", "FriendlyName", "AuthPayload", "__proto__", ""), fc.string()), {
    maxLength: 2,
  }),
  10,
);

/** The parts of a request that differ from the usual ones. */
interface Parts {
  headers?: fc.Arbitrary<Record<string, string>>;
  query?: fc.Arbitrary<Pair[]>;
  /** The page token, which refers to a factor. */
  pageToken?: fc.Arbitrary<((model: Model, path: EntityPath) => Pair[]) | undefined>;
  form?: fc.Arbitrary<Pair[] | undefined>;
  payload?: fc.Arbitrary<Payload | undefined>;
}

/** Returns an arbitrary of requests for one operation. Omitted parts are usual ones, which are rarely invalid. */
export function createRequest(method: string, target: fc.Arbitrary<Target>, parts: Parts = {}): fc.Arbitrary<Request> {
  const none = fc.constant(undefined);
  const headers = fc.record({ Authorization: authorization, ...(parts.form && { "Content-Type": contentType }) });
  const spaces = fc.constantFrom("+" as const, "%20" as const);
  const usual = { headers, query: strangeQuery, pageToken: none, form: none, payload: none, spaces };
  return fc.record({ find: target, ...usual, ...parts }).map(
    ({ find, pageToken, query, form, payload, ...rest }): Request =>
      (model) => {
        const { path, factor } = find(model);
        const confirmed: Pair[] = payload ? [["AuthPayload", payload(model, factor)]] : [];
        const cursor = pageToken?.(model, path) ?? [];
        return { method, path, query: [...query, ...cursor], ...rest, ...(form && { form: [...form, ...confirmed] }) };
      },
  );
}

/** Page tokens that refer to a factor of the entity, including a deleted one, and rarely to one of another entity. */
export const cursor = fc
  .record({
    nth: fc.nat(30),
    own: usually(fc.constant(true), fc.constant(false), 10),
    prefix: usually(fc.constant("DN"), fc.constantFrom("dn", "PT", ""), 10),
  })
  .map(({ nth, own, prefix }) => (model: Model, path: EntityPath): Pair[] => {
    const ever = own ? listFactorHistory(model, path) : model.factors;
    const named = ever[nth % ever.length];
    return named ? [["PageToken", `${prefix}${named.shown.sid}`]] : [];
  });
