import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { Schema } from "../src/openapi.ts";
import { documentWith, withResponse } from "./documents.ts";
import { loadMock } from "./load.ts";

const seed = Number(process.env.SEED ?? 1);
const names = ["a", "b/c", "d~e"];
const texts = ["", "a", "ab", "abc", "🪚🪚", "2026-03-01", "https://small.example"];
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 3);
const count = fc.nat({ max: 3 });

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, ...texts),
    number,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const { schema } = fc.letrec<{ schema: Schema; part: Schema | boolean }>((tie) => {
  const some = fc.array(tie("part"), { minLength: 1, maxLength: 3 });
  const byName = fc.dictionary(fc.constantFrom(...names), tie("part"), { maxKeys: 3, noNullPrototype: true });
  const byPattern = fc.dictionary(fc.constantFrom("^a", "/"), tie("part"), { maxKeys: 2, noNullPrototype: true });
  const name = fc.constantFrom(...names);
  const type = fc.constantFrom("null", "boolean", "integer", "number", "string", "array", "object");
  const keyword = fc.oneof(
    { maxDepth: 3 },
    fc.record({ type }),
    fc.record({ type: fc.uniqueArray(type, { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: value }),
    fc.record({ enum: fc.uniqueArray(value, { minLength: 1, maxLength: 3, selector: JSON.stringify }) }),
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map((name) => fc.record({ [name]: number })),
    fc.record({ multipleOf: fc.constantFrom(0.5, 1, 2) }),
    ...["minLength", "maxLength", "minItems", "maxItems"].map((name) => fc.record({ [name]: count })),
    ...["minProperties", "maxProperties"].map((name) => fc.record({ [name]: count })),
    fc.record({ pattern: fc.constantFrom("^a", "b$", "^[a-z/]{2}$", "^.{2}$") }),
    fc.record({ format: fc.constantFrom("date", "uri") }),
    fc.record({ uniqueItems: fc.boolean() }),
    fc.record({ required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }) }),
    fc.record({ items: tie("part") }),
    fc.record({ not: tie("part") }),
    fc.record({ properties: byName }),
    fc.record({ properties: byName, additionalProperties: tie("part") }),
    fc.record({ items: tie("part"), prefixItems: some }),
    fc.record({ contains: tie("part") }),
    fc.record({ contains: tie("part"), minContains: count, maxContains: count }),
    fc.record({ patternProperties: byPattern }),
    fc.record({ properties: byName, patternProperties: byPattern, additionalProperties: tie("part") }),
    fc.record({ propertyNames: tie("part") }),
    fc.record({ dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 2 }) }),
    fc.record({ dependentSchemas: byName }),
    fc.record({ if: tie("part"), else: tie("part") }),
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    fc.record({ if: tie("part"), then: tie("part"), else: tie("part") }),
    fc
      .tuple(tie("part"), byName, some)
      .map(([unevaluatedProperties, properties, anyOf]) => ({ properties, anyOf, unevaluatedProperties })),
    fc.record({ allOf: some }),
    fc.record({ anyOf: some }),
    fc.record({ oneOf: some }),
  );
  const part = fc.oneof({ weight: 4, arbitrary: tie("schema") }, { weight: 1, arbitrary: fc.boolean() });
  return { part, schema: fc.array(keyword, { maxLength: 3 }).map((parts) => Object.assign({}, ...parts)) };
});

/** Ajv throws a TypeError for a few values of nested schemas with unevaluatedProperties. */
function validateSafely(validate: () => boolean): boolean | undefined {
  try {
    return validate();
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

it("generated schemas and Ajv agree on random values of random schemas", async () => {
  const schemas = fc.sample(schema, { numRuns: 400, seed });
  const operations = schemas.map((schema, index) => [
    `/things/${index}`,
    { post: { operationId: `Make${index}`, ...withResponse(schema) } },
  ]);
  const mock = await loadMock({ ...documentWith({}), paths: Object.fromEntries(operations) });
  const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false, ownProperties: true }), {
    mode: "fast",
  });

  const counts = { valid: 0, invalid: 0 };
  for (const [index, schema] of schemas.entries()) {
    const validate = ajv.compile(schema);
    for (const sample of fc.sample(value, { numRuns: 100, seed: index })) {
      const errors = mock.validateResponse(`Make${index}`, 200, sample);
      const isValid = validateSafely(() => validate(sample));
      if (isValid === undefined) continue;
      expect({ schema, value: sample, isValid: errors.length === 0 }).toEqual({ schema, value: sample, isValid });
      counts[isValid ? "valid" : "invalid"] += 1;
      // Ajv continues after a wrong type, and reports unions and unexpected properties in another way.
      if (/"(?:anyOf|oneOf|not|additionalProperties)"|false/.test(JSON.stringify(schema))) continue;
      const reported = (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
      expect(reported).toEqual(expect.arrayContaining(errors));
    }
  }
  expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(8000);
});
