import * as fc from "fast-check";
import { getResponse } from "msw";
import { expect } from "vitest";
import { checkProperty } from "./check-property.ts";
import { type Noise, noise } from "./noise.ts";
import { begin, initials, ordinary } from "./setups.ts";

const responses = [200, 201, 204, 400, 401, 403, 404, 405, 409, 429];
const sids = [0, 1, 2, 3].map((index) => `YF${String(index).padStart(32, "0")}`);
const met = new Set<number | undefined>();

const requestOf = ({ url, method, headers, body }: Noise) =>
  new Request(url, { method, headers, ...(body && { body }) });

/** Returns true for a URL that matches a path of the description. */
function isKnown(url: string): boolean {
  const template = ["", "v2", "Services", undefined, "Entities", undefined, "Factors", undefined];
  const segments = new URL(url).pathname.split("/");
  const fits = segments.every(
    (segment, index) => segment === (template[index] ?? segment) && (segment !== "" || index === 0),
  );
  return fits && (segments.length === 7 || segments.length === 8);
}

checkProperty(
  "every request gets a declared status or falls through, and only a 2xx changes anything",
  600,
  fc.asyncProperty(ordinary, initials, noise(sids), async (beginning, initial, one) => {
    const { real } = begin({ ...beginning, initial });
    const before = real.mock.factors();
    const request = requestOf(one);
    const response = await getResponse(real.mock.handlers, request);
    met.add(response?.status);
    expect(response !== undefined).toBe(isKnown(request.url));
    if (response) expect(responses).toContain(response.status);
    if (one.meaningless || !response?.ok) expect(real.mock.factors()).toEqual(before);
  }),
  () => expect([...met]).toEqual(expect.arrayContaining([undefined, 200, 204, 400, 401, 404, 405])),
);

checkProperty(
  "mock.fetch responds to anything",
  100,
  fc.asyncProperty(ordinary, noise(sids), async (beginning, one) => {
    const response = await begin(beginning).real.mock.fetch(requestOf(one));
    expect(responses).toContain(response.status);
  }),
);
