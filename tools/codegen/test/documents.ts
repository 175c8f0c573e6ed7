import { generate, type Target } from "../src/index.ts";
import type { Document, Parameter, Schema } from "../src/openapi.ts";

/** Creates an error example. */
export function error(status: number, message = "No.") {
  return { value: { code: status, message, more_info: "https://small.example", status } };
}

/**
 * Returns a description with one operation, `POST /things`, called MakeThing unless `operation` has another id. Its
 * path also has the path parameters of `operation`.
 */
export function documentWith(operation: object, schemas: Record<string, Schema> = {}): Document {
  const { parameters = [] } = operation as { parameters?: Parameter[] };
  const path = ["/things", ...parameters.flatMap((one) => (one.in === "path" ? `{${one.name}}` : []))].join("/");
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    servers: [{ url: "https://small.example" }],
    paths: {
      [path]: { post: { operationId: "MakeThing", responses: { 204: { description: "Made." } }, ...operation } },
    },
    components: { schemas },
    "x-error-responses": {
      unknownPath: error(404),
      methodNotAllowed: error(405),
      missing: error(400),
      invalid: error(422),
    },
  };
}

/** Returns a description with another operation, `POST /others`, called Other unless `operation` has another id. */
export function addOperation(document: Document, operation: object): Document {
  const { paths } = documentWith({ operationId: "Other", ...operation });
  return { ...document, paths: { ...document.paths, "/others": paths["/things"] ?? {} } };
}

/** Returns the part of an operation whose body has this schema. */
export function withBody(schema: Schema, mediaType = "application/json") {
  return { requestBody: { content: { [mediaType]: { schema } } } };
}

/** Returns the part of an operation whose body is a form with this schema. */
export function withForm(schema: Schema) {
  return withBody(schema, "application/x-www-form-urlencoded");
}

/** Returns the part of an operation whose response has this schema. */
export function withResponse(schema: Schema) {
  return { responses: { 200: { description: "Made.", content: { "application/json": { schema } } } } };
}

/** Returns the part of an operation with query parameters of these schemas. */
export function withQuery(schemas: Record<string, Schema>) {
  return { parameters: Object.entries(schemas).map(([name, schema]) => ({ name, in: "query", schema })) };
}

/** Returns a union with the discriminator `propertyName`. `variants` maps its values to names of schemas. */
export function union(propertyName: string, variants: Record<string, string>): Schema {
  const mapping = Object.entries(variants).map(([value, name]) => [value, `#/components/schemas/${name}`]);
  return {
    oneOf: [...new Set(Object.values(variants))].map((name) => ({ $ref: `#/components/schemas/${name}` })),
    discriminator: { propertyName, mapping: Object.fromEntries(mapping) },
  };
}

/** Returns the problems that a target reports in a description. */
export function listProblems(target: Target, document: Document): Promise<string[]> {
  return generate(document, [target]).then(
    () => [],
    ({ message }: Error) => message.split("\n"),
  );
}
