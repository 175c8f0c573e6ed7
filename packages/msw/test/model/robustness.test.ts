import * as fc from "fast-check";
import { getResponse } from "msw";
import { expect } from "vitest";
import { checkProperty } from "./check-property.ts";
import { ada } from "./entities.ts";
import { declared } from "./plain/rules.ts";
import { authorized, formType } from "./requests.ts";
import { createModelAndMock, initials, ordinary } from "./setups.ts";

const known = /^\/v2\/Services\/[^/]+\/Entities\/[^/]+\/Factors(\/[^/]+)?$/;
const strange = ["", ".", "..", "%", "%2F", "%00", "%FF", "%E0%A4%A", "%2e%2E", "\\", "?", "#", ";", "//", "\t"];

/** Any text, for one part of a request whose other parts are usual. */
const raw = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom(...strange));
const mostly = (...usual: string[]) => fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, raw);

/** Returns an arbitrary of known names with any text as value, both possibly malformed. */
function pairs(names: readonly string[]): fc.Arbitrary<string> {
  const pair = fc.tuple(mostly(...names), raw).map(([name, value]) => `${name}=${value}`);
  return fc.array(pair, { maxLength: 6 }).map((all) => all.join("&"));
}

const sids = [0, 1, 2, 3].map((index) => `YF${String(index).padStart(32, "0")}`);
const query = fc.oneof(fc.constant(""), raw, pairs(declared.list));
const sid = fc.option(mostly(...sids), { nil: undefined });
const urls = fc
  .tuple(mostly(ada.ServiceSid), mostly(ada.Identity), sid, query)
  .map(([service, identity, Sid, rest]) => {
    const path = `/v2/Services/${service}/Entities/${identity}/Factors${Sid === undefined ? "" : `/${Sid}`}`;
    return `https://verify.twilio.com${path}?${rest}`;
  });

const headerValue = fc.stringMatching(/^[\t\x20-\x7e\xa0-\xff]{0,40}$/);
const headers = fc.record({
  Authorization: fc.oneof({ weight: 8, arbitrary: fc.constant(authorized.Authorization) }, headerValue),
  "Content-Type": fc.oneof(fc.constantFrom(formType, `${formType};charset=latin1`, "application/json"), headerValue),
  // Start with a letter, because the response validator parses a number in this header.
  "Access-Control-Request-Headers": headerValue.map((text) => `x${text}`),
  Cookie: headerValue,
});
const names = [...new Set(Object.values(declared).flat())];
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Uint8Array.from(array));
const method = fc.constantFrom("GET", "POST", "POST", "POST", "POST", "DELETE", "PUT", "HEAD", "OPTIONS", "PROPFIND");
const met = new Set<number | undefined>();

// The setup file validates every response.
checkProperty(
  "every request gets a declared response or falls through, and only a 2xx changes anything",
  600,
  fc.asyncProperty(
    ordinary,
    initials,
    fc.record({ url: urls, method, headers, body: fc.oneof(pairs(names), bytes) }),
    async (beginning, initial, { url, method, headers, body }) => {
      const { real } = createModelAndMock({ ...beginning, initial });
      const before = real.mock.factors();
      const hasBody = method !== "GET" && method !== "HEAD";
      const request = new Request(url, { method, headers, ...(hasBody && { body }) });
      const response = await getResponse(real.mock.handlers, request);
      met.add(response?.status);
      expect(response !== undefined).toBe(known.test(new URL(url).pathname));
      if (!response) expect((await real.mock.fetch(request)).status).toBe(404);
      if (!response?.ok) expect(real.mock.factors()).toEqual(before);
    },
  ),
  () => expect([...met]).toEqual(expect.arrayContaining([undefined, 200, 204, 400, 401, 404, 405])),
);
