import { generate, type Target } from "../src/index.ts";
import type { Document, Schema } from "../src/openapi.ts";

const error = (status: number) => ({
  value: { code: status, message: "No.", more_info: "https://small.example", status },
});

/** A description with one operation, `POST /things`, named MakeThing unless `operation` says otherwise. */
export function documentWith(operation: object, schemas: Record<string, Schema> = {}): Document {
  return {
    openapi: "3.1.0",
    info: { title: "Things", version: "1.0.0" },
    servers: [{ url: "https://small.example" }],
    paths: {
      "/things": { post: { operationId: "MakeThing", responses: { 204: { description: "Made." } }, ...operation } },
    },
    components: { schemas },
    "x-refusals": { missing: error(400), invalid: error(422) },
  };
}

/** The part of an operation that takes a body of this schema. */
export function withBody(schema: Schema, mediaType = "application/json") {
  return { requestBody: { content: { [mediaType]: { schema } } } };
}

/** The part of an operation that takes a form of this schema. */
export function withForm(schema: Schema) {
  return withBody(schema, "application/x-www-form-urlencoded");
}

/** The part of an operation that answers with this schema. */
export function withAnswer(schema: Schema) {
  return { responses: { 200: { description: "Made.", content: { "application/json": { schema } } } } };
}

/** The part of an operation that takes query parameters of these schemas. */
export function withQuery(schemas: Record<string, Schema>) {
  return { parameters: Object.entries(schemas).map(([name, schema]) => ({ name, in: "query", schema })) };
}

/** Why a description is refused; "nothing" when it is not. */
export function refusalOf(target: Target, document: Document): Promise<string> {
  return generate(target, document).then(
    () => "nothing",
    (error: Error) => error.message,
  );
}
