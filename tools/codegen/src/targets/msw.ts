import { Catalogue } from "../catalogue.ts";
import { literal } from "../code.ts";
import { follow, type Operation, onBehalfOf, operationsOf, overview, serverOf } from "../document.ts";
import { expectationOf } from "../expectation.ts";
import { isJsonString } from "../json-strings.ts";
import type { Document, Example, Schema } from "../openapi.ts";
import { checkIsText, type Field, type Shape, shapeOf } from "../shape.ts";
import { validatorModule } from "../validators.ts";

/**
 * What a mock of the service must know: per operation its method and path, its fields with a validator, the words for
 * what each expects and the error that a bad value gets, and its responses with a validator and their named examples.
 */
export async function generateMsw(document: Document): Promise<Record<string, string>> {
  const table = new Table(document);
  const operations = Object.fromEntries(
    operationsOf(document).map((operation) => [operation.id, onBehalfOf(operation, () => table.add(operation))]),
  );
  const refusals = table.addRefusals();
  return {
    "operations.ts": [
      'import * as validators from "./validators.ts";',
      // Without this type the declarations would repeat what TypeScript makes of Ajv's code, which is not valid there.
      "type Validator = (value: unknown) => boolean;",
      `export const server = ${JSON.stringify(serverOf(document))};`,
      `export const operations = ${literal(operations)} as const;`,
      `export const refusals = ${literal(refusals)} as const;`,
      "",
    ].join("\n\n"),
    "examples.ts": [
      `export const requests = ${literal(table.catalogue.examples.requests)} as const;`,
      `export const answers = ${literal(table.catalogue.examples.answers)} as const;`,
      `export const errors = ${literal(table.catalogue.examples.errors)} as const;`,
      "",
    ].join("\n\n"),
    // TypeScript has nothing to check in code that Ajv wrote.
    "validators.ts": `// @ts-nocheck\n${await validatorModule(document, table.catalogue.schemas)}`,
  };
}

/** The operations as the mock knows them; what they mention is kept in a catalogue. */
class Table {
  readonly catalogue: Catalogue;

  readonly #document: Document;
  constructor(document: Document) {
    this.#document = document;
    this.catalogue = new Catalogue(document);
  }

  add(operation: Operation) {
    const { id, method, path, body } = operation;
    const shape = shapeOf(this.#document, operation);
    for (const [name, example] of Object.entries(body?.examples ?? {}))
      this.catalogue.example("requests", example, name);
    return {
      id,
      method,
      path,
      parameters: { path: this.#parameters(operation, "path"), query: this.#parameters(operation, "query") },
      ...(body && shape && { body: { mediaType: body.mediaType, ...this.#shape(operation, shape) } }),
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
        this.catalogue.example("errors", example, `${name[0]?.toUpperCase()}${name.slice(1)}`),
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
        return this.#field(operation, field);
      });
  }

  #shape(operation: Operation, { fields, closed, discriminator, members = {} }: Shape): object {
    const shapes = Object.entries(members).map(([value, member]) => [value, this.#shape(operation, member)]);
    return {
      fields: fields.map((field) => this.#field(operation, field)),
      closed,
      ...(discriminator && { discriminator, members: Object.fromEntries(shapes) }),
    };
  }

  #field(operation: Operation, { name, required, schema, violation }: Field) {
    const says = overview(this.#document, schema);
    const { contentSchema = {} } = says;
    return {
      name,
      type: typeOf(says),
      required,
      ...(says.default !== undefined && { default: defaultOf(says) }),
      ...(says.format === "password" && { secret: true }),
      expected: expectationOf(this.#document, schema),
      accepts: this.catalogue.validator(operation, name, follow(this.#document, schema)),
      ...(isJsonString(says) && { content: this.catalogue.validator(operation, `${name} content`, contentSchema) }),
      ...(violation !== undefined && {
        violation: this.catalogue.example("errors", violation as Example, `Invalid ${name}`),
      }),
    };
  }

  #response(operation: Operation, status: string) {
    const { content = {}, headers = {} } = operation.responses[status] ?? {};
    const other = Object.keys(content).find((mediaType) => mediaType !== "application/json");
    if (other) throw new Error(`the answer ${status} is ${other}; only JSON is supported.`);
    const { schema, examples = {} } = content["application/json"] ?? {};
    const collection = /^[123]/.test(status) ? "answers" : "errors";
    return {
      ...(schema && { accepts: this.catalogue.validator(operation, `${operation.id} ${status}`, schema) }),
      headers: Object.keys(headers),
      examples: Object.entries(examples).map(([name, example]) => this.catalogue.example(collection, example, name)),
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
