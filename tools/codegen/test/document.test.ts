import { describe, expect, it } from "vitest";
import { follow, lookUp, operationsOf } from "../src/document.ts";
import type { Document } from "../src/openapi.ts";
import { documentWith } from "./documents.ts";

const text = { type: "string" };

describe("a $ref", () => {
  const document = documentWith(
    {},
    { "a/b": text, "c~d e": { type: "integer" }, Alias: { $ref: "#/components/schemas/a~1b" } },
  );

  it("may hold the escapes of JSON pointers and of addresses", () => {
    expect(lookUp(document, "#/components/schemas/a~1b")).toBe(text);
    expect(lookUp(document, "#/components/schemas/c~0d%20e")).toEqual({ type: "integer" });
    expect(lookUp(document, "#/paths/~1things/post/operationId")).toBe("MakeThing");
  });

  it("may lead to another one, and what stands beside it wins", () => {
    const reference = { $ref: "#/components/schemas/Alias", type: "number", maximum: 1 };
    expect(follow(document, reference)).toEqual({ type: "number", maximum: 1 });
    expect(follow(document, { $ref: "#/components/schemas/Alias", maxLength: 1 })).toEqual({ ...text, maxLength: 1 });
  });

  it.each(["#/components/schemas/None", "#/none/at/all", "other.yaml", "#"])("to nothing is refused: %s", (pointer) => {
    expect(() => lookUp(document, pointer)).toThrow(`Nothing is at $ref "${pointer}".`);
  });

  it("that leads to itself is refused", () => {
    const circle = documentWith({}, { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } });
    expect(() => follow(circle, { $ref: "#/components/schemas/A" })).toThrow("#/components/schemas/A");
  });
});

describe("an operation", () => {
  it("has the parameters of its path, and its own instead of those of the same name and place", () => {
    const document = documentWith({ parameters: [{ name: "Id", in: "query", schema: { type: "integer" } }] });
    const item = { ...document.paths["/things"], parameters: [{ $ref: "#/components/parameters/Id" }] };
    const [operation] = operationsOf({
      ...document,
      paths: {
        "/things/{Id}": {
          ...item,
          parameters: [
            { name: "Id", in: "path", required: true, schema: text },
            { name: "Id", in: "query", schema: text },
          ],
        },
      },
    });
    expect(operation?.parameters.map(({ name, in: place, schema }) => [name, place, schema?.type])).toEqual([
      ["Id", "path", "string"],
      ["Id", "query", "integer"],
    ]);
  });

  it("may have its parameters, body and answers behind $refs", () => {
    const document = {
      ...documentWith({
        parameters: [{ $ref: "#/components/parameters/Limit" }],
        requestBody: { $ref: "#/components/requestBodies/Thing" },
        responses: { 200: { $ref: "#/components/responses/Thing" } },
      }),
      components: {
        parameters: { Limit: { name: "limit", in: "query", schema: text } },
        requestBodies: { Thing: { required: true, content: { "application/json": { schema: text } } } },
        responses: { Thing: { description: "A thing.", headers: { ETag: { schema: text } } } },
      },
    };
    expect(operationsOf(document as Document)).toEqual([
      {
        id: "MakeThing",
        method: "POST",
        path: "/things",
        parameters: [{ name: "limit", in: "query", schema: text }],
        body: { mediaType: "application/json", required: true, schema: text, examples: {} },
        responses: { 200: { description: "A thing.", headers: { ETag: { schema: text } } } },
      },
    ]);
  });
});
