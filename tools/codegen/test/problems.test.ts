import { describe, expect, it } from "vitest";
import { generate, type Target } from "../src/index.ts";
import type { Document, Schema } from "../src/openapi.ts";
import {
  addOperation,
  documentWith,
  error,
  listProblems,
  union,
  withBody,
  withForm,
  withQuery,
  withResponse,
} from "./documents.ts";

const text = { type: "string" };
const number = { type: "integer" };
const json = "application/json";
const form = "application/x-www-form-urlencoded";
const object = (properties: Record<string, Schema>, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});
const shapes = {
  Round: object({ Form: { ...text, const: "round" }, Radius: number }),
  Square: object({ Form: { ...text, const: "square" }, Side: number }),
  Edgy: object({ Side: number }),
};
const withContent = (content: object) => ({ requestBody: { content } });
const shape = union("Form", { round: "Round", square: "Square" });
const operation = "#/paths/~1things/post";
const body = `${operation}/requestBody`;
const formSchema = `${body}/content/application~1x-www-form-urlencoded/schema`;
const schemas = "#/components/schemas";

const noSchema = "a request body needs a media type with a schema. Add one.";
const besideUnion = (keyword: string, remedy: string) =>
  `"${keyword}" beside the discriminator of a body is not supported. ${remedy}`;
const notText =
  "Colors is of type object, but a form or URL holds only text. Use a string with `contentMediaType: application/json` and a `contentSchema`.";
const onlyRepeated = "which is not supported. Use `style: form` with `explode: true`, in a query or form.";
const nested = { Colors: { type: "object" } };
const colors = { Colors: { type: "array", items: text } };

describe.each<Target>(["client", "mock"])("for the target %s", (target) => {
  it.each<[string, object]>([
    [`(${body}): ${noSchema}`, withContent({})],
    [`(${body}): ${noSchema}`, withContent({ [json]: {} })],
    [
      `(${body}): request bodies in application/xml are not supported. Use ${json}, ${form} or multipart/form-data.`,
      withBody({ type: "object" }, "application/xml"),
    ],
    [
      `(${body}/content/multipart~1form-data/schema/properties/Photo): Photo is a file, which is not supported. Use another media type, or text.`,
      withBody(object({ Photo: { ...text, format: "binary" } }), "multipart/form-data"),
    ],
    [
      `(${formSchema}/properties/Colors): Colors has the style pipeDelimited without explode, ${onlyRepeated}`,
      withContent({ [form]: { schema: object(colors), encoding: { Colors: { style: "pipeDelimited" } } } }),
    ],
    [
      `(${formSchema}/discriminator): the discriminator "Form" needs a mapping. Map its values to $refs.`,
      withForm({ oneOf: [{ $ref: `${schemas}/Round` }], discriminator: { propertyName: "Form" } }),
    ],
    [
      `(${formSchema}): "minProperties" of a body is not supported. Remove it, or move it into the schema of a property.`,
      withForm({ ...object({}), minProperties: 1 }),
    ],
    [
      `(${formSchema}): a union in a body needs a discriminator. Add one with a mapping.`,
      withForm({ oneOf: [object({})] }),
    ],
    [`(${formSchema}): ${besideUnion("required", "Move it into the variants.")}`, withForm({ ...shape, required: [] })],
    [
      `(${formSchema}): ${besideUnion("anyOf", "Use `oneOf`.")}`,
      withForm({ ...shape, oneOf: [], anyOf: shape.oneOf ?? [] }),
    ],
    [
      `(${formSchema}): the allOf of a body cannot contain a union. Move the properties into its variants.`,
      withForm({ allOf: [object({ Color: text }), shape] }),
    ],
    [
      `(${formSchema}/oneOf/1): the mapping of "Form" does not list this variant. Add its $ref.`,
      withForm({ ...shape, discriminator: { propertyName: "Form", mapping: { round: `${schemas}/Round` } } }),
    ],
    [
      `(${formSchema}/discriminator): the mapping of the value "oval" refers to ${schemas}/Oval, which does not exist. Correct it.`,
      withForm({ oneOf: [], discriminator: { propertyName: "Form", mapping: { oval: `${schemas}/Oval` } } }),
    ],
    [
      `(${formSchema}): the variant "edgy" lacks the discriminator "Form". Declare it there.`,
      withForm(union("Form", { edgy: "Edgy" })),
    ],
    [
      `(${formSchema}): the body requires "B", which it does not declare. Add it to \`properties\`.`,
      withForm({ ...object({ A: text }), required: ["B"] }),
    ],
    [
      `(${formSchema}): additionalProperties of a body cannot have a schema. Declare the properties by name.`,
      withForm({ type: "object", additionalProperties: number }),
    ],
    [`(${formSchema}/properties/Colors): ${notText}`, withForm(object(nested))],
    [
      `(${formSchema}/properties/Colors): ${notText.replace("Colors is of type object", "an item of Colors is of type array")}`,
      withForm(object({ Colors: { type: "array", items: colors.Colors } })),
    ],
    [
      `(${body}/content/application~1json/schema): a body of type string is not supported. Wrap it in an object.`,
      withBody(text),
    ],
  ])("reports: %s", async (problem, source) => {
    expect(await listProblems(target, documentWith(source, shapes))).toEqual([`MakeThing ${problem}`]);
  });

  it.each([
    ["header", '"Bad Name" is not a header name. Use letters, digits and dashes.'],
    [
      "body",
      "the parameter Bad Name is in body, which is not a location. Use path, query, header or cookie, or a requestBody.",
    ],
  ])("reports an unsupported parameter in %s", async (location, problem) => {
    const parameters = [{ name: "Bad Name", in: location, schema: text }];
    expect((await listProblems(target, documentWith({ parameters })))[0]).toBe(`${operation}/parameters/0: ${problem}`);
  });

  const region = { url: "https://{region}.small.example" };
  it.each<[string, Partial<Document>]>([
    ["#/servers/0: the variable {region} has no default. Give it a `default` in `variables`.", { servers: [region] }],
    ["#: the description has no server. Add `servers` with a `url`.", { servers: [] }],
    [
      `${operation}: POST /things has no operationId. Add one, because generated code refers to it.`,
      documentWith({ operationId: undefined }),
    ],
  ])("reports: %s", async (problem, part) => {
    expect(await listProblems(target, { ...documentWith({}), ...part })).toEqual([problem]);
  });
});

describe.each<Target>(["client", "mock", "types"])("for the target %s", (target) => {
  it.each([
    ...["#/components/schemas/Nothing", "#/components/schemas/toString", "#/components/schemas/100%"],
    ...["things.yaml#/Thing", "#/none/at/all", "#", 5 as never],
  ])("reports the $ref %j, which has no target", async ($ref) => {
    const problem = `${formSchema}: $ref ${JSON.stringify($ref)} has no target. Correct the reference.`;
    expect(await listProblems(target, documentWith(withForm({ $ref })))).toEqual([problem]);
  });

  it.each([
    ["MakeThing", "MakeThing"],
    ["make-thing", "makeThing"],
  ])("reports the operations %s and %s, whose names would be equal", async (first, second) => {
    const document = addOperation(documentWith({ operationId: first }), { operationId: second });
    expect(await listProblems(target, document)).toContain(
      `#/paths/~1others/post: ${first} (POST /things) and ${second} (POST /others) would have the same name in generated code. Rename one of them.`,
    );
  });

  it.each<[string, string[]]>([
    ["A (#/paths/~1a/get): the path /a has no {id}. Add it, or remove the parameter.", ["/a"]],
    [
      "A (#/paths/~1a~1{id}~1{part}/get): the path /a/{id}/{part} has an undeclared {part}. Declare a parameter with `in: path`.",
      ["/a/{id}/{part}"],
    ],
    [
      "#/paths/~1a~1{Id}: /a/{id} and /a/{Id} are the same path. Use one name for each parameter.",
      ["/a/{id}", "/a/{Id}"],
    ],
  ])("reports: %s", async (problem, [path = "", other]) => {
    const parameters = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
    const get = { operationId: "A", parameters, responses: { 204: { description: "Done." } } };
    const paths = { [path]: { get }, ...(other && { [other]: {} }) };
    expect(await listProblems(target, { ...documentWith({}), paths })).toEqual([problem]);
  });

  it.each<[string, Partial<Document>]>([
    ["#/paths: Expected type `Paths` (object) but got `null`.", { paths: null as never }],
    ["#/paths/~1a: Expected type `PathItem` (object) but got `null`.", { paths: { "/a": null as never } }],
    ["#/paths/~1a/get: Expected type `Operation` (object) but got `null`.", { paths: { "/a": { get: null } } }],
    [
      "#/paths/~1a/get/operationId: Expected type `string` but got `integer`.",
      { paths: { "/a": { get: { operationId: 5, responses: {} } } } },
    ],
    [
      "#/paths/~1a/get/parameters: Expected type `ParameterList` (array) but got `object`.",
      { paths: { "/a": { get: { operationId: "A", parameters: {}, responses: {} } } } },
    ],
  ])("reports the location: %s", async (problem, part) => {
    expect(await listProblems(target, { ...documentWith({}), ...part })).toEqual([`${problem} Correct it.`]);
  });

  it("accepts a minimal description", async () => {
    expect(await listProblems(target, documentWith({}))).toEqual([]);
  });
});

describe("for a mock", () => {
  it.each<[string, object, Record<string, Schema>?]>([
    [
      `(${operation}/parameters/0): parameter Filter has \`content\`. Describe it with a schema instead.`,
      { parameters: [{ name: "Filter", in: "query", content: { [json]: { schema: number } } }] },
    ],
    [`(${operation}/parameters/0/schema): ${notText}`, withQuery(nested)],
    ...["saw", [1]].map<[string, object]>((value) => [
      `(${operation}/parameters/0/schema): the default ${JSON.stringify(value)} must be a string that contains JSON. Correct it.`,
      withQuery({ Tools: { ...text, contentMediaType: json, contentSchema: {}, default: value } }),
    ]),
    ...[
      ["path", "label", true],
      ["query", "deepObject", false],
      ["query", "spaceDelimited", true],
      ["query", "form", false],
      ["header", "simple", false],
      ["cookie", "form", true],
    ].map<[string, object]>(([location, style, explode]) => [
      `(#/paths/~1things${location === "path" ? "~1{Colors}" : ""}/post/parameters/0): Colors has the style ${style}${explode ? "" : " without explode"}, ${onlyRepeated}`,
      { parameters: [{ name: "Colors", in: location, schema: colors.Colors, style, explode }] },
    ]),
    [
      `(${schemas}/Shape/oneOf/2): the mapping of "Form" does not list this variant. Add its $ref.`,
      withResponse({ $ref: `${schemas}/Shape` }),
      { ...shapes, Shape: { ...shape, oneOf: [...(shape.oneOf ?? []), { type: "null" }] } },
    ],
    [
      `(${operation}/responses/200/content/application~1json/schema): Invalid regular expression: /[a-/u`,
      withResponse({ type: "string", pattern: "[a-" }),
    ],
    [`(${operation}): the operation declares no response. Add one, such as 204.`, { responses: {} }],
    [
      `(${operation}): the security scheme Key is not declared. Add it to components.securitySchemes.`,
      { security: [{ Key: [] }] },
    ],
    ...[
      ["required", true, "a list"],
      ["enum", "a", "a list"],
      ["exclusiveMinimum", true, "a number"],
      ["minLength", "5", "a number"],
      ["uniqueItems", "true", "true or false"],
      ["type", "int", "one of string, number, integer, boolean, array, object, null, or a list of them"],
    ].map<[string, object]>(([keyword = "", value, expected]) => [
      `(${operation}/responses/200/content/application~1json/schema/properties/v): "${keyword}" must be ${expected}, not ${JSON.stringify(value)}. Correct it.`,
      withResponse({ type: "object", properties: { v: { [String(keyword)]: value } } }),
    ]),
    [
      `(${operation}/responses/200/content/application~1json/schema/items): expected a schema, not [{"type":"string"}]. Correct it.`,
      withResponse({ type: "array", items: [text] as never }),
    ],
    [
      `(${operation}/responses/4xx): 4xx is not a status. Use one such as 404, 4XX or default.`,
      { responses: { "4xx": { description: "No." } } },
    ],
    [
      `(${operation}/responses/200): text/* is a range. Use a media type such as text/plain.`,
      { responses: { 200: { content: { "text/*": {} } } } },
    ],
    ...["unevaluatedItems", "$dynamicRef", "nullable"].map<[string, object, Record<string, Schema>]>((keyword) => [
      `(${schemas}/A): "${keyword}" is not supported, so the mock could not check it. Remove it, or use other keywords.`,
      withResponse({ $ref: `${schemas}/A` }),
      { A: { [keyword]: {} } },
    ]),
    ...["allOf", "anyOf"].map<[string, object, Record<string, Schema>]>((keyword) => [
      `(${schemas}/A): $ref "${schemas}/A" leads to itself. Let a schema contain itself only in a property or an item.`,
      withResponse({ $ref: `${schemas}/A` }),
      { A: { [keyword]: [{ $ref: `${schemas}/B` }] }, B: { not: { $ref: `${schemas}/A` } } },
    ]),
    [
      `(${schemas}/A): $ref "${schemas}/A" leads to itself.`,
      withBody({ $ref: `${schemas}/A` }),
      { A: { allOf: [{ $ref: `${schemas}/A` }] } },
    ],
  ])("reports: %s", async (problem, source, components) => {
    const [first, ...more] = await listProblems("mock", documentWith(source, components));
    expect(first).toContain(`MakeThing ${problem}`);
    expect(more.filter((line) => !line.includes("unauthenticated"))).toEqual([]);
  });

  it("reports missing and unknown errors of x-error-responses", async () => {
    const { "x-error-responses": { invalid = {} } = {}, ...document } = documentWith({});
    expect(await listProblems("mock", { ...document, "x-error-responses": { invalid } })).toEqual([
      "#/x-error-responses: x-error-responses lacks unknownPath, methodNotAllowed, missing. Add an Example object for each.",
    ]);
    const secured = documentWith({ security: [{ Key: [] }] });
    secured.components = { securitySchemes: { Key: { type: "apiKey", in: "header", name: "X-Key" } } };
    secured["x-error-responses"] = { ...secured["x-error-responses"], teapot: error(418) };
    expect(await listProblems("mock", secured)).toEqual([
      "#/x-error-responses: x-error-responses lacks unauthenticated. Add an Example object for each.",
      "#/x-error-responses: x-error-responses cannot contain teapot. Use unknownPath, methodNotAllowed, unauthenticated, missing, invalid, unsupportedMediaType.",
    ]);
  });

  it.each([
    ["values", 200, 200, { a: 2 }],
    ["statuses", 400, 404, { a: 1 }],
  ])("reports two examples with the same name but different %s", async (_title, first, second, other) => {
    const response = (value: object) => ({ content: { [json]: { examples: { Thing: { value } } } } });
    const conflicting = { responses: { [first]: response({ a: 1 }), [second + 1]: response(other) } };
    expect((await listProblems("mock", documentWith(conflicting)))[0]).toMatch(
      /^MakeThing \(.*\/responses\/\d+\/.*\/examples\/Thing\): two examples called Thing differ in value or status/,
    );
    const equal = { responses: { 200: response({ a: 1 }), 201: response({ a: 1 }) } };
    expect(await listProblems("mock", documentWith(equal))).toEqual([]);
  });

  it.each<[string, object, object]>([
    [
      "#/components/securitySchemes/Digest: the security scheme Digest is not supported. Use http basic, http bearer, oauth2, openIdConnect, or an apiKey in a header, the query or a cookie.",
      {},
      { components: { securitySchemes: { Digest: { type: "http", scheme: "digest" } } } },
    ],
    [
      `${operation}/responses/200/content/application~1json/schema/properties: a property cannot be called "__proto__". Rename or remove it.`,
      withResponse({ type: "object", properties: JSON.parse('{ "__proto__": { "type": "string" } }') }),
      {},
    ],
  ])("reports: %s", async (problem, source, root) => {
    expect(await listProblems("mock", { ...documentWith(source), ...root })).toEqual([problem]);
  });
});

it("reports the problems of all operations, schemas and targets at once, each once", async () => {
  const response = withResponse({ $ref: `${schemas}/A` });
  const first = documentWith(
    { ...response, parameters: [{ name: "Trace", in: "header", content: {} }] },
    { A: { properties: { B: { nullable: true }, C: { $ref: `${schemas}/None` } } } },
  );
  const all = addOperation(first, { ...withForm({ type: "array" }), ...response });
  const { message } = (await generate(all, ["types", "mock", "client"]).catch((reason: Error) => reason)) as Error;
  expect(message.split("\n").map((line) => line.replace(/^(\S+( \(.*?\))?): .*/, "$1"))).toEqual([
    `${schemas}/A/properties/C`,
    "Other (#/paths/~1others/post/requestBody/content/application~1x-www-form-urlencoded/schema)",
    `MakeThing (${schemas}/A/properties/B)`,
    `MakeThing (${operation}/parameters/0)`,
  ]);
});
