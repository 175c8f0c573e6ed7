import { describe, expect, it } from "vitest";
import type { Schema } from "../src/openapi.ts";
import { documentWith, withForm, withQuery } from "./documents.ts";
import { receive, request, send } from "./exchange.ts";
import { load } from "./generated.ts";

const integer = { type: "integer", minimum: 1 };

describe("the text of a parameter becomes a value of its type:", () => {
  it.each<[string, Schema, string, unknown]>([
    ["an integer", integer, "5", 5],
    ["an integer by $ref", { $ref: "#/components/schemas/Count" }, "5", 5],
    ["an integer that may be null", { type: ["integer", "null"] }, "5", 5],
    ["an integer that is narrowed", { allOf: [{ $ref: "#/components/schemas/Count" }], maximum: 9 }, "5", 5],
    ["a number", { type: "number" }, "-0.25", -0.25],
    ["a boolean", { type: "boolean" }, "false", false],
    ["an enum of integers", { type: "integer", enum: [1, 5] }, "5", 5],
    ["an enum of integers without a type", { enum: [1, 5] }, "5", 5],
    ["an enum of numbers", { enum: [1, 2.5] }, "2.5", 2.5],
    ["a constant boolean", { const: true }, "true", true],
    ["a text of digits", { type: "string" }, "05", "05"],
    ["a text that may be null", { type: ["string", "null"] }, "null", "null"],
  ])("%s", async (_title, schema, text, value) => {
    const runtime = await load(documentWith(withQuery({ Value: schema }), { Count: integer }));
    const call = request(runtime, "MakeThing", { query: `?Value=${text}` });
    expect((await receive(runtime, "MakeThing", call)).query).toEqual({ Value: value });
  });
});

describe("a form carries", () => {
  it.each([0, -1, 0.1, 1e-7, 1e21, Number.MAX_SAFE_INTEGER])("the number %d there and back", async (value) => {
    const runtime = await load(documentWith(withForm({ type: "object", properties: { Value: { type: "number" } } })));
    expect((await receive(runtime, "MakeThing", send(runtime, "MakeThing", { Value: value }))).body).toEqual({
      Value: value,
    });
  });

  it("the default of a JSON text as its content", async () => {
    const contentSchema = { type: "array" };
    const list = { type: "string", contentMediaType: "application/json", contentSchema, default: "[]" };
    const runtime = await load(documentWith(withForm({ type: "object", properties: { List: list } })));
    expect((await receive(runtime, "MakeThing", send(runtime, "MakeThing", {}))).body).toEqual({ List: [] });
  });

  it("null and scalars inside a JSON text", async () => {
    const data = { type: "string", contentMediaType: "application/json", contentSchema: {} };
    const runtime = await load(documentWith(withForm({ type: "object", properties: { Data: data } })));
    for (const Data of [null, 0, false, "text", { a: [null] }]) {
      expect((await receive(runtime, "MakeThing", send(runtime, "MakeThing", { Data }))).body).toEqual({ Data });
    }
  });
});

describe("the client checks a path parameter as its schema does:", () => {
  it.each<[string, Schema, unknown[], unknown[]]>([
    ["a pattern without anchors", { type: "string", pattern: "[0-9]" }, ["7", "a7", "a7b"], ["a"]],
    ["alternatives", { type: "string", pattern: "^a$|^b$" }, ["a", "b"], ["c", "ab"]],
    ["a length alone", { type: "string", maxLength: 2 }, ["a", "🪚🪚"], ["", "abc"]],
    ["an enum", { type: "string", enum: ["north", "south"] }, ["north"], ["east", ""]],
    ["an integer", integer, [5, "5"], ["five"]],
    ["a number", { type: "number" }, [0.5, "0.5"], ["half"]],
    ["a boolean", { type: "boolean" }, [true, "true"], ["yes"]],
    ["a constant", { const: "here" }, ["here"], ["there"]],
  ])("%s", async (_title, schema, taken, refused) => {
    const document = documentWith({ parameters: [{ name: "Id", in: "path", required: true, schema }] });
    const { client } = await load({ ...document, paths: { "/things/{Id}": document.paths["/things"] ?? {} } });
    const operation = client.operationAt("POST", "/things/{Id}");
    if (!operation) throw new Error("MakeThing is not in the table.");
    const fails = (Id: unknown) => {
      try {
        client.checkPath(operation, { Id });
        return false;
      } catch {
        return true;
      }
    };
    expect({ taken: taken.filter(fails), refused: refused.filter((Id) => !fails(Id)) }).toEqual({
      taken: [],
      refused: [],
    });
  });
});
