import { describe, expect, it } from "vitest";
import type { Target } from "../src/index.ts";
import type { Schema } from "../src/openapi.ts";
import { documentWith, refusalOf, withAnswer, withBody, withForm } from "./documents.ts";

const text = { type: "string" };
const json = "application/json";
const form = "application/x-www-form-urlencoded";
const tables: Target[] = ["client", "msw"];

describe.each(tables)("for %s, the generator refuses", (target) => {
  it.each<[string, object, string]>([
    [
      "a body of two media types",
      { requestBody: { content: { [json]: { schema: {} }, [form]: { schema: {} } } } },
      "MakeThing: a request body needs exactly one media type, with a schema.",
    ],
    [
      "a body without a schema",
      { requestBody: { content: { [json]: {} } } },
      "MakeThing: a request body needs exactly one media type, with a schema.",
    ],
    [
      "a multipart body",
      withBody({ type: "object" }, "multipart/form-data"),
      "MakeThing: a request body is a form or JSON, not multipart/form-data.",
    ],
    [
      "a discriminator without a mapping",
      withForm({ oneOf: [{}], discriminator: { propertyName: "Kind" } }),
      'MakeThing: the discriminator "Kind" needs a mapping.',
    ],
    [
      "a keyword beside the properties of a body that a table of fields cannot say",
      withForm({ type: "object", properties: { A: text, B: text }, dependentRequired: { A: ["B"] } }),
      'MakeThing: the body uses "dependentRequired" beside its properties, which the generator does not know.',
    ],
    [
      "a union without a discriminator",
      withForm({ oneOf: [{ type: "object", properties: { A: text } }] }),
      'MakeThing: the body uses "oneOf" beside its properties, which the generator does not know.',
    ],
    ["an operation without a name", { operationId: undefined }, "POST /things has no operationId."],
  ])("%s", async (_title, operation, message) => {
    expect(await refusalOf(target, documentWith(operation))).toBe(message);
  });

  it("a $ref to nowhere, naming the operation", async () => {
    const message = await refusalOf(target, documentWith(withForm({ $ref: "#/components/schemas/Nothing" })));
    expect(message).toContain('Nothing is at $ref "#/components/schemas/Nothing".');
    expect(message).toContain("MakeThing");
  });

  it("a $ref into another file", async () => {
    const message = await refusalOf(target, documentWith(withForm({ $ref: "things.yaml#/Thing" })));
    expect(message).toContain('Nothing is at $ref "things.yaml#/Thing".');
  });

  it("a description without a server", async () => {
    expect(await refusalOf(target, { ...documentWith({}), servers: [] })).toBe("The description names no server.");
  });
});

describe("for the mock, the generator refuses", () => {
  it.each(["header", "cookie"])("a %s parameter", async (place) => {
    const document = documentWith({ parameters: [{ name: "Trace", in: place, schema: text }] });
    expect(await refusalOf("msw", document)).toBe(`MakeThing: parameters in ${place} are not supported (Trace).`);
  });

  it.each<[string, Schema]>([
    ["prefixItems", { type: "array", prefixItems: [text] }],
    ["unevaluatedProperties", { type: "object", unevaluatedProperties: false }],
    ["dependentRequired", { type: "object", dependentRequired: { A: ["B"] } }],
  ])("%s, which would never be checked, naming the operation", async (keyword, schema) => {
    const inBody = await refusalOf("msw", documentWith(withBody({ type: "object", properties: { Part: schema } })));
    expect(inBody).toContain(keyword);
    const inAnswer = await refusalOf(
      "msw",
      documentWith(withAnswer({ $ref: "#/components/schemas/A" }), { A: schema }),
    );
    expect(inAnswer).toContain(keyword);
    expect([inBody, inAnswer]).toEqual([expect.stringContaining("MakeThing"), expect.stringContaining("MakeThing")]);
  });

  it.each<[string, Record<string, Schema>]>([
    ["in its allOf", { A: { allOf: [{ $ref: "#/components/schemas/A" }] } }],
    [
      "in another's anyOf",
      {
        A: { allOf: [{ $ref: "#/components/schemas/B" }] },
        B: { anyOf: [{ type: "string" }, { $ref: "#/components/schemas/A" }] },
      },
    ],
  ])("a schema that asks itself about the same value, %s, naming the operation", async (_where, schemas) => {
    const message = await refusalOf("msw", documentWith(withAnswer({ $ref: "#/components/schemas/A" }), schemas));
    expect(message).toBe('MakeThing: The $ref "#/components/schemas/A" leads to itself.');
  });

  it("a property that would be the prototype of its object", async () => {
    const schema = { type: "object", properties: JSON.parse('{ "__proto__": { "type": "string" } }') };
    expect(await refusalOf("msw", documentWith(withAnswer(schema)))).toBe(
      'MakeThing: a property cannot be called "__proto__".',
    );
  });

  it("a format that nothing knows", async () => {
    expect(await refusalOf("msw", documentWith(withAnswer({ type: "string", format: "isbn" })))).toContain("isbn");
  });

  it.each(["#/components/schemas/Nothing", "#/components/schemas/Thing/properties/Nothing", "#/paths/Nothing"])(
    "an answer whose $ref leads nowhere (%s), naming the operation",
    async ($ref) => {
      const schemas = { Thing: { type: "object", properties: {} } };
      for (const schema of [{ $ref }, { type: "array", items: { $ref } }]) {
        const message = await refusalOf("msw", documentWith(withAnswer(schema), schemas));
        expect(message).toMatch(/Nothing/);
        expect(message).toContain("MakeThing");
      }
    },
  );

  it("a description that does not say which error answers what", async () => {
    const { "x-refusals": refusals, ...document } = documentWith({});
    expect(await refusalOf("msw", document)).toBe(
      'The description has no "x-refusals": which error answers a request it does not allow?',
    );
  });

  it("two different examples of one name, naming the operation", async () => {
    const answers = (first: unknown, second: unknown) =>
      documentWith({
        responses: {
          200: { description: "Old.", content: { [json]: { examples: { Thing: { value: first } } } } },
          201: { description: "New.", content: { [json]: { examples: { Thing: { value: second } } } } },
        },
      });
    const message = await refusalOf("msw", answers({ a: 1 }, { a: 2 }));
    expect(message).toContain("Two different examples are called Thing.");
    expect(message).toContain("MakeThing");
    expect(await refusalOf("msw", answers({ a: 1 }, { a: 1 }))).toBe("nothing");
  });
});

it("knows its targets by name", async () => {
  expect(await refusalOf("python" as Target, documentWith({}))).toBe(
    'There is no target "python"; the targets are types, client, msw.',
  );
});

it("finds nothing to refuse in the least of descriptions", async () => {
  const refusals = await Promise.all(
    [...tables, "types" as const].map((target) => refusalOf(target, documentWith({}))),
  );
  expect(refusals).toEqual(Array(3).fill("nothing"));
});
