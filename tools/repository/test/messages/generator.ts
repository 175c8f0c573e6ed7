import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { generate, type Target } from "@verify-factors/codegen";
import { run } from "../../../codegen/dist/cli.js";

const text = { type: "string" };
const json = "application/json";
const form = "application/x-www-form-urlencoded";
const error = { value: {} };
const done = { responses: { 204: { description: "Done." } } };
const withBody = (mediaType: string, schema: object) => ({
  ...done,
  requestBody: { content: { [mediaType]: { schema } } },
});
const withForm = (schema: object) => withBody(form, schema);
const withResponse = (schema: object) => ({ responses: { 200: { content: { [json]: { schema } } } } });
const withParameter = (parameter: object) => ({ ...done, parameters: [{ in: "query", schema: text, ...parameter }] });
const round = { type: "object", properties: { Form: text } };
const discriminator = { propertyName: "Form", mapping: { round: "#/components/schemas/Round" } };
const union = { oneOf: [{ $ref: "#/components/schemas/Round" }], discriminator };

/** Generates code from a description with these `POST` operations by id. Prints the warnings. */
const generateFrom =
  (target: Target, operations: Record<string, object>, part: object = {}) =>
  async () => {
    const paths = Object.entries(operations).map(([operationId, operation]) => [
      `/${operationId}`,
      { post: { operationId, ...operation } },
    ]);
    const document = {
      openapi: "3.1.0",
      info: { title: "Things", version: "1.0.0" },
      servers: [{ url: "https://things.example" }],
      paths: Object.fromEntries(paths),
      components: { schemas: { Round: round } },
      "x-error-responses": { unknownPath: error, methodNotAllowed: error, missing: error, invalid: error },
      ...part,
    };
    const { warnings } = await generate(JSON.parse(JSON.stringify(document)), [target]);
    for (const warning of warnings) console.warn(warning);
  };

/** Runs the command line in a folder with this description. Hides the name of the folder, and the usage. */
const runCommand =
  (description: string, ...args: string[]) =>
  async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "verify-factors-"));
    const file = join(folder.path, "openapi.yaml");
    await writeFile(file, description);
    await run(args.map((arg) => arg.replace("openapi.yaml", file))).catch((reason: Error) => {
      const [message = ""] = reason.message.split("\n\nUsage");
      throw new Error(message.replaceAll(relative(process.cwd(), folder.path), "").replaceAll(folder.path, ""));
    });
  };

const runWith = (description: string) => runCommand(description, "openapi.yaml", "--target", "mock");

/** Calls that fail or warn, each with other messages of the code generator or its command line. */
export const generatorTriggers = [
  runCommand("", "--target", "mock"),
  runCommand("", "openapi.yaml", "--target", "python"),
  runCommand("", "openapi.yaml", "--taget", "mock"),
  runCommand("", "./none.yaml", "--target", "mock"),
  runWith("openapi: [3.1"),
  runWith("{}"),
  runWith("swagger: '2.0'"),
  runWith("openapi: 3.1.0"),
  runWith("{ openapi: 3.1.0, paths: { /a: { $ref: parts.yaml } } }"),
  generateFrom("client", {}, { paths: { "/a": { get: null } } }),
  generateFrom("client", {}, { servers: [] }),
  generateFrom("client", {}, { servers: [{ url: "https://{region}.example" }] }),
  generateFrom(
    "client",
    {},
    {
      paths: {
        "/a": { get: done },
        "/a/{b}": { get: { ...withParameter({ name: "c", in: "path" }), operationId: "b" } },
        "/a/{d}": { get: { ...withParameter({ name: "d", in: "path" }), operationId: "B" } },
      },
    },
  ),
  generateFrom("client", {
    InBody: withParameter({ name: "a", in: "body" }),
    HeaderName: withParameter({ name: "a b", in: "header" }),
    Unresolved: withForm({ $ref: "#/components/schemas/None" }),
    ProtoName: withForm({ properties: JSON.parse('{ "__proto__": {} }') }),
    NoMediaType: { ...done, requestBody: { content: {} } },
    Xml: withBody("application/xml", {}),
    Text: withBody(json, text),
    File: withBody("multipart/form-data", { properties: { Photo: { ...text, format: "binary" } } }),
    ObjectInForm: withForm({ properties: { Size: { type: "object" } } }),
    Undeclared: withForm({ properties: { Size: text }, required: ["Color"] }),
    OtherKeyword: withForm({ properties: { Size: text }, minProperties: 1 }),
    AdditionalSchema: withForm({ additionalProperties: text }),
    UnionInAllOf: withForm({ allOf: [union] }),
    NoMapping: withForm({ oneOf: [], discriminator: { propertyName: "Form" } }),
    NotMapped: withForm({ ...union, oneOf: [...union.oneOf, round] }),
    MappedToNothing: withForm({ oneOf: [], discriminator: { propertyName: "Form", mapping: { oval: "#/none" } } }),
    NoDiscriminator: withForm({ ...union, discriminator: { ...discriminator, propertyName: "Shape" } }),
    Style: {
      ...done,
      requestBody: {
        content: {
          [form]: {
            schema: { properties: { Colors: { type: "array", items: text } } },
            encoding: { Colors: { style: "pipeDelimited" } },
          },
        },
      },
    },
  }),
  generateFrom(
    "mock",
    {
      Content: withParameter({ name: "Filter", content: { [json]: { schema: text } } }),
      Default: withParameter({
        name: "Filter",
        schema: { ...text, contentMediaType: json, contentSchema: {}, default: "saw" },
      }),
      Pattern: withResponse({ ...text, pattern: "[a-" }),
      NoResponse: { responses: {} },
      Status: { responses: { "4xx": { description: "No." } } },
      MediaRange: { responses: { 200: { content: { "text/*": {} } } } },
      Security: { ...done, security: [{ Key: [] }] },
      List: withResponse({ required: "a" }),
      NumberLimit: withResponse({ minLength: "5" }),
      Boolean: withResponse({ uniqueItems: "true" }),
      Type: withResponse({ type: "int" }),
      NoSchema: withResponse({ type: "array", items: [text] }),
      Keyword: withResponse({ nullable: true }),
      Circular: withResponse({ $ref: "#/components/schemas/Loop" }),
      Examples: {
        responses: {
          200: { content: { [json]: { examples: { Thing: { value: 1 } } } } },
          201: { content: { [json]: { examples: { Thing: { value: 2 } } } } },
        },
      },
    },
    {
      components: {
        schemas: { Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }] } },
        securitySchemes: { Digest: { type: "http", scheme: "digest" } },
      },
      "x-error-responses": { teapot: error },
    },
  ),
  generateFrom("types", {
    Circular: withResponse({
      items: { $ref: "#/paths/~1Circular/post/responses/200/content/application~1json/schema" },
    }),
  }),
  generateFrom("mock", {
    Servers: { ...done, servers: [{ url: "https://other.example" }] },
    MediaTypes: { ...done, requestBody: { content: { [json]: { schema: round }, [form]: { schema: round } } } },
    ReadOnly: withForm({ properties: { Id: { ...text, readOnly: true } }, required: ["Id"] }),
    Format: withResponse({ ...text, format: "mood" }),
  }),
  generateFrom("types", { A: done }, { components: { schemas: { "a-b": text, a_b: text, "1": text } } }),
];
