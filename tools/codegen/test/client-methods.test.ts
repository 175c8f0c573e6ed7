import { expect, it } from "vitest";
import { generate } from "../src/index.ts";
import type { Document, OperationObject } from "../src/openapi.ts";
import { readWorkshop } from "./generated.ts";

/** The methods of the workshop's client when its operation that reads one booking has these extensions and words. */
async function methodsWith(words: Partial<OperationObject>): Promise<string> {
  const workshop = structuredClone(await readWorkshop()) as Document;
  Object.assign(workshop.paths["/v1/workshops/{Workshop}/bookings/{Booking}"]?.get as object, words);
  return (await generate("client", workshop))["methods.ts"] ?? "";
}

it("documents a method with the summary, the description and the address of its operation", async () => {
  const methods = await methodsWith({
    "x-client-method": "fetch",
    summary: "Read it",
    description: "One\n\nTwo */ `x`",
  });
  expect(methods).toContain(`  /**
   * Read it
   *
   * One
   *
   * Two *\\/ \`x\`
   *
   * FetchBooking: \`GET /v1/workshops/{Workshop}/bookings/{Booking}\`
   */
  fetch: unknown;
}`);
});

it("has no method for an operation that names none", async () => {
  expect(await methodsWith({})).not.toContain("unknown");
});

it.each(["", "a b", 7, null])("refuses the name %j", async (name) => {
  await expect(methodsWith({ "x-client-method": name })).rejects.toThrow(
    /^FetchBooking: x-client-method must be the name/,
  );
});
