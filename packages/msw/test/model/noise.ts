import * as fc from "fast-check";
import { ada } from "./entities.ts";
import { declared } from "./plain/rules.ts";
import { authorized, formType } from "./requests.ts";

/** A malformed request. `meaningless` if its body cannot hold a parameter. */
export interface Noise {
  url: string;
  method: string;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer> | undefined;
  meaningless: boolean;
}

const latin1 = fc.nat(255).map((code) => String.fromCharCode(code));
const raw = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: latin1 }),
  fc.constantFrom(
    "",
    ".",
    "..",
    "%",
    "%2F",
    "%00",
    "%FF",
    "%E0%A4%A",
    "%2e%2E",
    "\\",
    "?",
    "#",
    ";",
    "//",
    "\t",
    "constructor",
  ),
);

/** An address that looks like the service's, of a known factor, of an entity, or with anything in its place. */
function urls(sids: readonly string[]): fc.Arbitrary<string> {
  const often = (usual: string) => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, raw);
  const sid = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...sids) }, raw);
  const query = fc.oneof(
    fc.constant(""),
    raw.map((text) => `?${text}`),
    pairs(declared.list).map((text) => `?${text}`),
  );
  return fc
    .tuple(often(ada.ServiceSid), often(ada.Identity), fc.option(sid, { nil: undefined }), query)
    .map(([service, identity, factor, rest]) => {
      const path = `/v2/Services/${service}/Entities/${identity}/Factors${factor === undefined ? "" : `/${factor}`}`;
      return `https://verify.twilio.com${path}${rest}`;
    });
}

/** Known names with anything as their value, neither of them well encoded. */
function pairs(names: readonly string[]): fc.Arbitrary<string> {
  return fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), raw), raw), { maxLength: 6 }).map((all) => {
    return all.map(([name, value]) => `${name}=${value}`).join("&");
  });
}

const names = [...new Set(Object.values(declared).flat())];
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Uint8Array.from(array));
const types = fc.oneof(fc.constantFrom(formType, `${formType};charset=latin1`, "application/json"), raw);
const headerValue = fc.oneof(raw, fc.string({ unit: latin1, maxLength: 40 }));
const strangeHeaders = fc.array(
  fc.tuple(fc.constantFrom("Accept", "Origin", "Cookie", "Access-Control-Request-Headers", "X-Anything"), headerValue),
  { maxLength: 3 },
);

/** Requests with something random in every place. */
export function noise(sids: readonly string[]): fc.Arbitrary<Noise> {
  const authorization = fc.oneof({ weight: 8, arbitrary: fc.constant(authorized.Authorization) }, headerValue);
  const form = pairs(names).map((text) => ({ body: new TextEncoder().encode(text), meaningless: false }));
  return fc
    .record({
      url: urls(sids),
      // A request that can delete a factor has an effect.
      method: fc.constantFrom("GET", "POST", "POST", "POST", "POST", "PUT", "HEAD", "OPTIONS", "PROPFIND"),
      headers: fc.tuple(authorization, types, strangeHeaders),
      content: fc.oneof(
        form,
        bytes.map((body) => ({ body, meaningless: true })),
      ),
    })
    .map(({ url, method, headers: [credentials, type, others], content: { body, meaningless } }) => {
      const headers: [string, string][] = [["Authorization", credentials], ["Content-Type", type], ...others];
      return { url, method, headers, body: ["GET", "HEAD"].includes(method) ? undefined : body, meaningless };
    })
    .filter(({ headers }) => headers.every(([, value]) => isHeaderValue(value)));
}

function isHeaderValue(text: string): boolean {
  try {
    return Boolean(new Headers([["X-Any", text]]));
  } catch {
    return false;
  }
}
