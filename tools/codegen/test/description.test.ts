import { describe, expect, it } from "vitest";
import { Description, resolvePointer } from "../src/description.ts";
import { type Document, generate, type Target } from "../src/index.ts";
import { readOperations } from "../src/operations.ts";
import { documentWith, listProblems, withResponse } from "./documents.ts";
import { workshop } from "./load.ts";

const text = { type: "string" };

describe("a $ref", () => {
  const schemas = { "a/b": text, "c~d e": { type: "integer" }, Alias: { $ref: "#/components/schemas/a~1b" } };
  const document = documentWith({}, schemas);
  const description = new Description(document);

  it("supports the escapes of JSON pointers and URLs", () => {
    expect(resolvePointer(document, "#/components/schemas/a~1b")).toBe(text);
    expect(resolvePointer(document, "#/components/schemas/c~0d%20e")).toEqual({ type: "integer" });
    expect(resolvePointer(document, "#/paths/~1things/post/operationId")).toBe("MakeThing");
  });

  it("may refer to another $ref; its siblings override the target", () => {
    const reference = { $ref: "#/components/schemas/Alias", type: "number", maximum: 1 };
    expect(description.resolveRef(reference)).toEqual({ type: "number", maximum: 1 });
    expect(description.resolveRef({ $ref: "#/components/schemas/Alias", maxLength: 1 })).toEqual({
      ...text,
      maxLength: 1,
    });
  });

  it("is checked in a property or response of any name, but not in an example", async () => {
    const missing = () => ({ $ref: "#/components/schemas/None" });
    const data = withResponse({ example: missing(), examples: [missing()], default: { a: missing() } });
    const operation = { responses: { ...data.responses, default: missing() } };
    const A = { properties: { value: missing(), example: missing() } };
    const problems = await listProblems("mock", documentWith(operation, { A }));
    expect(problems.map((line) => line.split(": ")[0])).toEqual([
      "#/paths/~1things/post/responses/default",
      "#/components/schemas/A/properties/value",
      "#/components/schemas/A/properties/example",
    ]);
  });
});

describe("an operation", () => {
  it("has the parameters of its path, unless it has its own of the same name and location", () => {
    const document = documentWith({ parameters: [{ name: "Id", in: "query", schema: { type: "integer" } }] });
    const parameters = ["path", "query"].map((location) => ({
      name: "Id",
      in: location,
      required: true,
      schema: text,
    }));
    const paths = { "/things/{Id}": { ...document.paths["/things"], parameters } } as Document["paths"];
    const [operation] = readOperations(new Description({ ...document, paths }));
    expect(operation?.parameters.map(({ name, in: location, schema }) => [name, location, schema?.type])).toEqual([
      ["Id", "path", "string"],
      ["Id", "query", "integer"],
    ]);
  });

  it("may have its path item, parameters, body and responses behind $refs", () => {
    const content = { "application/json": { schema: text } };
    const { paths, ...document } = documentWith({
      parameters: [{ $ref: "#/components/parameters/Limit" }],
      requestBody: { $ref: "#/components/requestBodies/Thing" },
      responses: { 200: { $ref: "#/components/responses/Thing" } },
    });
    const components = {
      parameters: { Limit: { name: "limit", in: "query", schema: text } },
      requestBodies: { Thing: { required: true, content } },
      responses: { Thing: { description: "A thing.", headers: { ETag: { schema: text } } } },
      pathItems: { Things: paths["/things"] },
    };
    const things = { "/things": { $ref: "#/components/pathItems/Things" } };
    const description = new Description({ ...document, components, paths: things } as Document);
    expect(readOperations(description)).toMatchObject([
      {
        id: "MakeThing",
        method: "POST",
        path: "/things",
        parameters: [components.parameters.Limit],
        requestBody: { content },
        responses: { 200: components.responses.Thing },
      },
    ]);
  });
});

describe.each<Target>(["types", "client", "mock"])("the target %s", (target) => {
  it("generates the same code each time and leaves the description unchanged", async () => {
    const before = JSON.stringify(workshop);
    const first = await generate(structuredClone(workshop), [target]);
    expect(await generate(workshop, [target])).toEqual(first);
    expect(JSON.stringify(workshop)).toBe(before);
  });
});

it.each<Target>(["client", "mock"])("the target %s ignores webhooks and callbacks", async (target) => {
  const other = { post: { operationId: "Notify", responses: { 204: { description: "Received." } } } };
  const document = documentWith({ callbacks: { Made: { "{$request.body#/url}": other } } });
  const { files } = await generate({ ...document, webhooks: { Made: other } }, [target]);
  expect(Object.values(files).join()).toContain("MakeThing");
  expect(Object.values(files).join()).not.toContain("Notify");
});

it("ignores unknown formats, with one warning each", async () => {
  const schema = {
    properties: { A: { type: "string", format: "isbn" }, B: { format: "isbn" }, C: { format: "int32" } },
  };
  const { files, warnings } = await generate(documentWith(withResponse(schema)), ["mock"]);
  expect(warnings).toEqual(['the format "isbn" is not checked.']);
  expect(files["schemas.ts"]).not.toContain("isbn");
});
