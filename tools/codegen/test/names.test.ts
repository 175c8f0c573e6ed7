import { describe, expect, it } from "vitest";
import { documentWith, withAnswer, withForm } from "./documents.ts";
import { receive, request } from "./exchange.ts";
import { load } from "./generated.ts";
import { allows, faultsOf, operationOf } from "./reading.ts";

const number = { type: "integer" };

describe("a field may be called", () => {
  it.each([
    "Period.Hours",
    "x-hours",
    "hours[]",
    "$hours",
    "小时",
    "2nd",
    "class",
    "default",
    "return",
    "await",
    "constructor",
    "toString",
    "Object",
    "Array",
    "isFinite",
    "of_Text",
    "format_date",
  ])("%s", async (name) => {
    const document = documentWith(
      withForm({
        type: "object",
        properties: Object.fromEntries([
          ["Part", { type: "string", contentMediaType: "application/json", contentSchema: { enum: ["a", "b"] } }],
          ["Text", { type: "string", pattern: "^[a-z]+$" }],
          [name, number],
        ]),
      }),
    );
    const runtime = await load(document);
    const call = (text: string) =>
      request(runtime, "MakeThing", { body: new URLSearchParams([[name, text]]).toString() });
    expect(Object.entries((await receive(runtime, "MakeThing", call("5"))).body)).toEqual([[name, 5]]);
    await expect(receive(runtime, "MakeThing", call("five"))).rejects.toBeInstanceOf(runtime.Refusal);
  });

  it("as something that the checks of an answer need", async () => {
    const objects = { type: "object", required: ["parts"], properties: { parts: { type: "array", items: number } } };
    const names = ["Object", "Array", "Number", "RegExp", "isFinite", "isNaN"];
    const runtime = await load(
      documentWith({
        ...withForm({ type: "object", properties: Object.fromEntries(names.map((name) => [name, { enum: [name] }])) }),
        ...withAnswer({ ...objects, additionalProperties: false }),
      }),
    );
    expect(faultsOf(runtime, "MakeThing", 200, { parts: [1] })).toEqual([]);
    expect(faultsOf(runtime, "MakeThing", 200, { parts: ["1"], more: 1 })).toHaveLength(2);
  });
});

it("gives fields that share a name but not a schema their own", async () => {
  const kind = (value: string) => ({ type: "string", const: value });
  const runtime = await load(
    documentWith(
      withForm({
        discriminator: { propertyName: "Kind", mapping: { a: "#/components/schemas/A", b: "#/components/schemas/B" } },
        oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }],
      }),
      {
        A: { type: "object", properties: { Kind: kind("a"), "Size.Of": number, Size_Of: { type: "string" } } },
        B: { type: "object", properties: { Kind: kind("b"), "Size.Of": { type: "boolean" } } },
      },
    ),
  );
  const { members } = operationOf(runtime, "MakeThing").body ?? {};
  const [, number_, text] = members?.a?.fields.map(({ schema }) => schema) ?? [];
  const [, flag] = members?.b?.fields.map(({ schema }) => schema) ?? [];
  const values = [1, "1", true];
  expect([number_, text, flag].map((schema) => values.map((value) => allows(runtime, schema, value)))).toEqual([
    [true, false, false],
    [false, true, false],
    [false, false, true],
  ]);
});

it("finds a path parameter whose name is more than letters", async () => {
  const { Route } = await load(documentWith({}));
  const route = new Route("https://small.example", "/things/{thing-id}/parts/{part.no}");
  expect(route.match("https://small.example/things/5/parts/6")?.path).toEqual({ "thing-id": "5", "part.no": "6" });
});
