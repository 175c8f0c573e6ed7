import { fileURLToPath } from "node:url";
import { readDescription } from "@verify-factors/codegen";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { expect, test } from "vitest";

test("the JSON of the description equals the YAML", async () => {
  const read = await readDescription(fileURLToPath(import.meta.resolve("@verify-factors/spec/openapi.yaml")));
  // The bundler replaces a $ref in an extension with its target.
  expect({ ...read, "x-error-responses": {} }).toEqual({ ...description, "x-error-responses": {} });
});

const { examples, schemas } = description.components;
const errorResponses = Object.values(description["x-error-responses"]);
const values = [...Object.values(examples), ...errorResponses].flatMap((example) =>
  "value" in example ? [example.value] : [],
);
const errors = values.flatMap((value) => ("code" in value ? [value] : []));

test("every known error code has an example, and every example's code is known", () => {
  expect(errors.length).toBeGreaterThan(15);
  expect([...new Set(errors.map(({ code }) => code))].sort()).toEqual([...schemas.ErrorCode.enum].sort());
});

test("more_info and status of an error match its code", () => {
  for (const { code, more_info, status } of errors) {
    expect(more_info).toBe(`https://www.twilio.com/docs/errors/${code}`);
    expect(status).toBeGreaterThanOrEqual(400);
  }
});

test("every error is declared by an operation, or is the response to a request that no operation accepts", () => {
  const used = JSON.stringify([description.paths, description.components.responses, description["x-error-responses"]]);
  const named = Object.entries(examples).filter(([, { value }]) => "code" in value);
  expect(named.filter(([name]) => !used.includes(`"#/components/examples/${name}"`)).map(([name]) => name)).toEqual([]);
});
