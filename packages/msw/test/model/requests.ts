import * as fc from "fast-check";
import { bad, good } from "./arbitraries.ts";
import type { Draft, FactorReference, Target } from "./draft.ts";
import { ada, entities } from "./entities.ts";
import { seldom } from "./forms.ts";
import type { Pair } from "./plain/call.ts";

/** The account that most calls are by. */
export const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
/** Its token. */
export const accountToken = "token";

/** The media type of forms. */
export const formType = "application/x-www-form-urlencoded";
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

/** The headers of that account. */
export const authorized = { Authorization: basic(`${accountSid}:${accountToken}`) };

/** An entity, most often Ada. */
export const anEntity = seldom(fc.constant(ada), fc.constantFrom(...entities), 2);

/** A factor, mostly one that is still there. */
export const aFactor: fc.Arbitrary<FactorReference> = fc.record({
  nth: fc.nat(30),
  of: seldom<"living" | "ever">(fc.constant("living"), fc.constant("ever"), 5),
});

// An empty segment and one of dots make another path.
const segment = (text: string) => !["", ".", ".."].includes(text);
const strangeEntity = fc.record({
  ServiceSid: seldom(good("ServiceSid"), bad("ServiceSid"), 2).filter(segment),
  Identity: seldom(good("Identity"), bad("Identity"), 2).filter(segment),
});
const place = seldom(anEntity, strangeEntity, 15);

/** Targets of calls for an entity. */
export const ofEntity: fc.Arbitrary<Target> = place.map((entity) => ({ entity }));

/** Targets of calls for a factor: most exist, some are in another entity or unknown. */
export const ofFactor: fc.Arbitrary<Target> = seldom<Target>(
  fc.record({ factor: aFactor }),
  fc.oneof(
    fc.record({ factor: aFactor, within: place }),
    fc.record({ sid: seldom(good("Sid"), bad("Sid"), 2).filter(segment), within: place }),
  ),
  10,
);

const authorization = seldom(
  fc.constantFrom(`${accountSid}:${accountToken}`, `SK${"0".repeat(32)}:secret`, "ada:a:b").map(basic),
  fc.constantFrom("", "Basic", "Bearer x", "Basic é", ...[":", "ada:", ":x", "ada"].map(basic)),
  40,
);
const contentType = seldom(
  fc.constantFrom(formType, formType, `${formType}; charset=UTF-8`, formType.toUpperCase()),
  fc.constantFrom("application/json", "text/plain", "multipart/form-data", ""),
  40,
);
const strangeQuery: fc.Arbitrary<Pair[]> = seldom(
  fc.constant([]),
  fc.array(fc.tuple(fc.constantFrom("x", "FriendlyName", "AuthPayload", "__proto__", ""), fc.string()), {
    maxLength: 2,
  }),
  10,
);

/** A request of one operation; what is not said of it is usual, and seldom wrong. */
export function request(method: string, target: fc.Arbitrary<Target>, rest: Partial<Arbitraries> = {}) {
  const headers = { Authorization: authorization, ...(rest.form && { "Content-Type": contentType }) };
  const usual = { query: strangeQuery, spaces: fc.constantFrom("+" as const, "%20" as const) };
  return fc
    .record({ method: fc.constant(method), target, headers: fc.record(headers), ...usual, ...rest })
    .map(defined);
}

type Arbitraries = { [Key in keyof Draft]-?: fc.Arbitrary<Draft[Key] | undefined> };

function defined(values: object): Draft {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as unknown as Draft;
}
