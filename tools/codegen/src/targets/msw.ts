import {
  type Document,
  type Example,
  follow,
  type Operation,
  operationsOf,
  type Schema,
  serverOf,
} from "../document.ts";
import { expectationOf } from "../expectation.ts";
import { type Field, isJsonString, type Shape, shapeOf } from "../shape.ts";
import { validatorModule } from "../validators.ts";

/**
 * What a mock of the service must know: per operation its method and path, its fields with a validator, the words for
 * what each expects and the error that a bad value gets, and its responses with a validator and their named examples.
 */
export async function generateMsw(document: Document): Promise<Record<string, string>> {
  const table = new Table(document);
  const operations = Object.fromEntries(
    operationsOf(document).map((operation) => [operation.id, table.add(operation)]),
  );
  const refusals = table.addRefusals();
  return {
    "operations.ts": [
      'import * as validators from "./validators.ts";',
      `export const server = ${JSON.stringify(serverOf(document))};`,
      `export const operations = ${literal(operations)} as const;`,
      `export const refusals = ${literal(refusals)} as const;`,
      "",
    ].join("\n\n"),
    "examples.ts": [
      `export const requests = ${literal(table.requests)} as const;`,
      `export const answers = ${literal(table.answers)} as const;`,
      `export const errors = ${literal(table.errors)} as const;`,
      "",
    ].join("\n\n"),
    // TypeScript has nothing to check in code that Ajv wrote.
    "validators.ts": `// @ts-nocheck\n${await validatorModule(document, table.schemas)}`,
  };
}

/** Collects the schemas and examples that the operations mention, each once. */
class Table {
  readonly schemas: Record<string, Schema> = {};
  readonly requests: Record<string, unknown> = {};
  readonly answers: Record<string, unknown> = {};
  readonly errors: Record<string, unknown> = {};

  readonly #document: Document;
  constructor(document: Document) {
    this.#document = document;
  }

  add(operation: Operation) {
    const { id, method, path, body } = operation;
    const shape = shapeOf(this.#document, operation);
    for (const [name, example] of Object.entries(body?.examples ?? {})) this.#example(this.requests, example, name);
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
        this.#example(this.errors, example, `${name[0]?.toUpperCase()}${name.slice(1)}`),
      ]),
    );
  }

  #parameters(operation: Operation, place: "path" | "query") {
    const other = operation.parameters.find((parameter) => parameter.in !== "path" && parameter.in !== "query");
    if (other) throw new Error(`${operation.id}: parameters in ${other.in} are not supported (${other.name}).`);
    return operation.parameters
      .filter((parameter) => parameter.in === place)
      .map(({ name, required = false, schema = {}, "x-violation": violation }) =>
        this.#field({ name, required, schema, ...(violation !== undefined && { violation }) }),
      );
  }

  #shape({ fields, closed, discriminator, members }: Shape): object {
    return {
      fields: fields.map((field) => this.#field(field)),
      closed,
      ...(members && {
        discriminator,
        members: Object.fromEntries(Object.entries(members).map(([value, member]) => [value, this.#shape(member)])),
      }),
    };
  }

  #field({ name, required, schema: reference, violation }: Field) {
    const schema = follow(this.#document, reference);
    return {
      name,
      type: fieldType(schema),
      required,
      ...(schema.default !== undefined && { default: schema.default }),
      ...(schema.format === "password" && { secret: true }),
      expected: expectationOf(this.#document, reference),
      accepts: this.#validator(name, withoutWords(schema)),
      ...(isJsonString(schema) && { content: this.#validator(`${name} content`, schema.contentSchema ?? {}) }),
      ...(violation !== undefined && { violation: this.#example(this.errors, violation as Example) }),
    };
  }

  #response(operation: Operation, status: string) {
    const { content = {}, headers = {} } = operation.responses[status] ?? {};
    const { schema, examples = {} } = content["application/json"] ?? {};
    const collection = Number(status) < 400 ? this.answers : this.errors;
    return {
      ...(schema && { accepts: this.#validator(`${operation.id} ${status}`, schema) }),
      headers: Object.keys(headers),
      examples: Object.entries(examples).map(([name, example]) => this.#example(collection, example, name)),
    };
  }

  /** A reference to the validator of a schema; schemas that say the same share one. */
  #validator(hint: string, schema: Schema): Code {
    const known = Object.entries(this.schemas).find(([, other]) => JSON.stringify(other) === JSON.stringify(schema));
    if (known) return new Code(`validators.${known[0]}`);
    const base = schema.$ref?.split("/").at(-1) ?? hint.replace(/\W+/g, "_");
    let name = base;
    for (let twin = 2; name in this.schemas; twin += 1) name = `${base}_${twin}`;
    this.schemas[name] = schema;
    return new Code(`validators.${name}`);
  }

  /** Keeps the example under its component's name, with its `x-…` extensions, and answers that name. */
  #example(collection: Record<string, unknown>, example: Example, fallback = "example"): string {
    const name = example.$ref?.split("/").at(-1) ?? fallback;
    const { value, ...rest } = follow(this.#document, example);
    const extensions = Object.entries(rest).filter(([key]) => key.startsWith("x-"));
    const entry = { value, ...Object.fromEntries(extensions.map(([key, text]) => [key.slice(2), text])) };
    if (collection[name] && JSON.stringify(collection[name]) !== JSON.stringify(entry)) {
      throw new Error(`Two different examples are called ${name}.`);
    }
    collection[name] = entry;
    return name;
  }
}

/** How text becomes the value that the schema is about. */
function fieldType(schema: Schema): string {
  if (isJsonString(schema)) return "json";
  const type = schema.type ?? typeof (schema.const ?? schema.enum?.[0]);
  if (typeof type === "string" && ["string", "integer", "number", "boolean"].includes(type)) return type;
  return "any";
}

function withoutWords({ description, ...schema }: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keyword.startsWith("x-")));
}

/** A piece of code inside a literal. */
class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toJSON(): string {
    return `\u0000${this.text}\u0000`;
  }
}

function literal(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/"\\u0000(.*?)\\u0000"/g, "$1");
}
