import { checkIsText, isJsonString, readBody } from "./body.ts";
import type { BodySchema, Field } from "./body-schema.ts";
import { Code, toPascalCase } from "./code.ts";
import { describeSchema } from "./describe-schema.ts";
import type { Description } from "./description.ts";
import { Examples } from "./examples.ts";
import type { Parameter, Response, Schema } from "./openapi.ts";
import type { Operation } from "./operations.ts";
import { SchemaModule } from "./schema-module.ts";
import { readSecurity } from "./security.ts";

/** Converts operations to the shape of the contract, and collects the schemas and examples that they refer to. */
export class ContractWriter {
  readonly schemas: SchemaModule;
  readonly examples: Examples;

  readonly #description: Description;
  constructor(description: Description) {
    this.#description = description;
    this.schemas = new SchemaModule(description);
    this.examples = new Examples(description);
  }

  toResponses(operation: Operation): object {
    return this.#description.withOperationContext(operation, () => {
      const entries = Object.entries(operation.responses);
      return Object.fromEntries(
        entries.map(([status, response]) => [status, this.#toResponse(operation.id, status, response)]),
      );
    });
  }

  toOperation(operation: Operation, responses: object | undefined) {
    return this.#description.withOperationContext(operation, () => {
      const { id, method, path } = operation;
      const security = readSecurity(this.#description, operation);
      const parameters = this.#toParameters(operation);
      const body = readBody(this.#description, operation);
      for (const [name, example] of Object.entries(body?.examples ?? {})) this.examples.addRequest(example, name);
      const converted = body && { mediaType: body.mediaType, ...this.#toBodySchema(body.schema) };
      return { id, method, path, security, parameters, body: converted, responses };
    });
  }

  #toParameters({ parameters }: Operation) {
    const fields = { path: [] as object[], query: [] as object[] };
    for (const parameter of parameters) {
      const { name, in: place, content } = parameter;
      if (content) {
        this.#description.report(parameter, `parameter ${name} has \`content\`. Describe it with a schema instead.`);
      } else if (place === "path" || place === "query") {
        fields[place].push(this.#toParameter(parameter));
      } else {
        this.#description.report(parameter, `${place} parameters such as ${name} are not supported. Use the query.`);
      }
    }
    return fields;
  }

  #toParameter({ name, required = false, schema = {}, "x-invalid-error": invalidError }: Parameter) {
    const field = { name, required, schema, invalidError };
    checkIsText(this.#description, field);
    return this.#toField(field);
  }

  #toBodySchema({ fields, variants, ...schema }: BodySchema): object {
    const converted = Object.entries(variants ?? {}).map(([value, variant]) => [value, this.#toBodySchema(variant)]);
    return {
      fields: fields.map((field) => this.#toField(field)),
      ...schema,
      variants: variants && Object.fromEntries(converted),
    };
  }

  #toField({ name, required, schema, invalidError }: Field) {
    const merged = this.#description.flattenAllOf(schema);
    const isJson = isJsonString(merged);
    return {
      name,
      type: isJson ? "json" : getFieldType(merged),
      required,
      default: isJson && merged.default !== undefined ? JSON.parse(String(merged.default)) : merged.default,
      secret: merged.format === "password" || undefined,
      expected: describeSchema(this.#description, schema),
      schema: this.#toSchema(schema, name),
      content: isJson ? this.#toSchema(merged.contentSchema ?? {}, `${name} content`) : undefined,
      errorName: invalidError && this.examples.addError(invalidError, `Invalid${toPascalCase(name)}`),
    };
  }

  #toResponse(id: string, status: string, response: Response) {
    const { content = {}, headers = {} } = response;
    const other = Object.keys(content).find((mediaType) => mediaType !== "application/json");
    if (other) this.#description.report(response, `responses in ${other} are not supported. Use application/json.`);
    const { schema, examples = {} } = content["application/json"] ?? {};
    return {
      schema: schema === undefined ? undefined : this.#toSchema(schema, `${id} ${status}`),
      headers: Object.keys(headers),
      examples: Object.entries(examples).map(([name, example]) => this.examples.addResponse(status, example, name)),
    };
  }

  /** Refers to schemas one by one: used as one object, a module of schemas cannot be tree-shaken. */
  #toSchema(schema: Schema, hint: string): Code {
    return new Code(`schemas.${this.schemas.add(schema, hint)}`);
  }
}

/** Returns the type that the text of a value is converted to. */
function getFieldType(schema: Schema): string {
  const values = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  const numeric = values.every(Number.isInteger) ? "integer" : "number";
  const ofValues = typeof values[0] === "number" ? numeric : typeof values[0];
  const [type = ofValues] = [schema.type ?? []].flat().filter((one) => one !== "null");
  return ["string", "integer", "number", "boolean"].includes(type) ? type : "any";
}
