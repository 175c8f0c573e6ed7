import { Code, literal } from "../code.ts";
import { type Operation, onBehalfOf, operationsOf, overview, serverOf } from "../document.ts";
import { Examples } from "../examples.ts";
import { expectationOf } from "../expectation.ts";
import { isJsonString } from "../json-strings.ts";
import type { Document, Example, Schema } from "../openapi.ts";
import { SchemaModule } from "../schema-module.ts";
import { checkIsText, type Field, type Shape, shapeOf } from "../shape.ts";

/**
 * What a mock of the service must know: per operation its method and path, its fields with their schema, the words
 * for what each expects and the error that a bad value gets, and its responses with their schema and named examples.
 */
export function generateMsw(document: Document): Record<string, string> {
  const table = new Table(document);
  const operations = Object.fromEntries(
    operationsOf(document).map((operation) => [operation.id, onBehalfOf(operation, () => table.add(operation))]),
  );
  const refusals = table.addRefusals();
  return {
    "operations.ts": [
      'import * as schemas from "./schemas.ts";',
      `export const server = ${JSON.stringify(serverOf(document))};`,
      `export const operations = ${literal(operations)} as const;`,
      `export const refusals = ${literal(refusals)} as const;`,
      "",
    ].join("\n\n"),
    "examples.ts": [
      `export const requests = ${literal(table.examples.requests)} as const;`,
      `export const answers = ${literal(table.examples.answers)} as const;`,
      `export const errors = ${literal(table.examples.errors)} as const;`,
      "",
    ].join("\n\n"),
    "schemas.ts": table.schemas.text(),
  };
}

/** The operations as the mock knows them, and what they refer to by name. */
class Table {
  readonly schemas: SchemaModule;
  readonly examples: Examples;

  readonly #document: Document;
  constructor(document: Document) {
    this.#document = document;
    this.schemas = new SchemaModule(document);
    this.examples = new Examples(document);
  }

  add(operation: Operation) {
    const { id, method, path, body } = operation;
    const shape = shapeOf(this.#document, operation);
    for (const [name, example] of Object.entries(body?.examples ?? {})) this.examples.add("requests", example, name);
    return {
      id,
      method,
      path,
      parameters: { path: this.#parameters(operation, "path"), query: this.#parameters(operation, "query") },
      ...(body && shape && { body: { mediaType: body.mediaType, ...this.#shape(shape) } }),
      responses: Object.fromEntries(
        Object.keys(operation.responses).map((status) => [status, this.#response(operation, status)]),
      ),
    };
  }

  /** Which error answers what the description does not allow, from its `x-refusals`. */
  addRefusals() {
    const refusals = this.#document["x-refusals"];
    if (!refusals)
      throw new Error('The description has no "x-refusals": which error answers a request it does not allow?');
    return Object.fromEntries(
      Object.entries(refusals).map(([name, example]) => [
        name,
        this.examples.add("errors", example, `${name[0]?.toUpperCase()}${name.slice(1)}`),
      ]),
    );
  }

  #parameters(operation: Operation, place: "path" | "query") {
    for (const { name, in: other, content } of operation.parameters) {
      if (content) throw new Error(`parameters described by their content are not supported (${name}).`);
      if (other !== "path" && other !== "query") throw new Error(`parameters in ${other} are not supported (${name}).`);
    }
    return operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, required = false, schema = {}, "x-violation": violation }) => {
        const field = { name, required, schema, ...(violation !== undefined && { violation }) };
        checkIsText(this.#document, operation.id, field);
        return this.#field(field);
      });
  }

  #shape({ fields, closed, discriminator, members = {} }: Shape): object {
    const shapes = Object.entries(members).map(([value, member]) => [value, this.#shape(member)]);
    return {
      fields: fields.map((field) => this.#field(field)),
      closed,
      ...(discriminator && { discriminator, members: Object.fromEntries(shapes) }),
    };
  }

  #field({ name, required, schema, violation }: Field) {
    const says = overview(this.#document, schema);
    const { contentSchema = {} } = says;
    return {
      name,
      type: typeOf(says),
      required,
      ...(says.default !== undefined && { default: defaultOf(says) }),
      ...(says.format === "password" && { secret: true }),
      expected: expectationOf(this.#document, schema),
      schema: this.#schema(schema, name),
      ...(isJsonString(says) && { content: this.#schema(contentSchema, `${name} content`) }),
      ...(violation !== undefined && {
        violation: this.examples.add("errors", violation as Example, `Invalid ${name}`),
      }),
    };
  }

  /** One by one: a bundler writes the names of a whole module down, when it is used as one object. */
  #schema(schema: Schema, hint: string): Code {
    return new Code(`schemas.${this.schemas.add(schema, hint)}`);
  }

  #response(operation: Operation, status: string) {
    const { content = {}, headers = {} } = operation.responses[status] ?? {};
    const other = Object.keys(content).find((mediaType) => mediaType !== "application/json");
    if (other) throw new Error(`the answer ${status} is ${other}; only JSON is supported.`);
    const { schema, examples = {} } = content["application/json"] ?? {};
    const collection = /^[123]/.test(status) ? "answers" : "errors";
    return {
      ...(schema !== undefined && { schema: this.#schema(schema, `${operation.id} ${status}`) }),
      headers: Object.keys(headers),
      examples: Object.entries(examples).map(([name, example]) => this.examples.add(collection, example, name)),
    };
  }
}

/** How text becomes the value that a schema is about. */
function typeOf(schema: Schema): string {
  if (isJsonString(schema)) return "json";
  const values = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  const numeric = values.every(Number.isInteger) ? "integer" : "number";
  const ofValues = typeof values[0] === "number" ? numeric : typeof values[0];
  const [type = ofValues] = [schema.type ?? []].flat().filter((one) => one !== "null");
  return ["string", "integer", "number", "boolean"].includes(type) ? type : "any";
}

/** The default as the value that the schema is about. */
function defaultOf(schema: Schema): unknown {
  return isJsonString(schema) ? JSON.parse(String(schema.default)) : schema.default;
}
