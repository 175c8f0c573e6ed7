import { checkIsText, isJsonString, listVariants, readItem, reportStyle } from "./body.ts";
import type { BodySchema, Field } from "./body-schema.ts";
import { type Code, toPascalCase } from "./code.ts";
import { describeSchema } from "./describe-schema.ts";
import { type Description, resolvePointer } from "./description.ts";
import { lacksErrorResponses } from "./error-responses.ts";
import type { Examples } from "./examples.ts";
import type { Parameter, Schema } from "./openapi.ts";
import type { Operation } from "./operations.ts";
import type { SchemaModule } from "./schema-module.ts";

/** Converts parameters and bodies to the fields of the contract. */
export class FieldWriter {
  readonly #description: Description;
  readonly #schemas: SchemaModule;
  readonly #examples: Examples;

  constructor(description: Description, schemas: SchemaModule, examples: Examples) {
    this.#description = description;
    this.#schemas = schemas;
    this.#examples = examples;
  }

  /** Converts the parameters of an operation to fields by location. */
  toParameters({ parameters }: Operation, invalidPathError: string | undefined) {
    const fields: Partial<Record<string, object[]>> = { path: [], query: [] };
    for (const parameter of parameters) {
      const { name, in: place, content } = parameter;
      // Ignore the headers that OpenAPI reserves (3.1, section 4.8.12.2).
      if (place === "header" && /^(accept|content-type|authorization)$/i.test(name)) continue;
      if (content) {
        this.#description.report(parameter, `parameter ${name} has \`content\`. Describe it with a schema instead.`);
        continue;
      }
      fields[place] ??= [];
      fields[place].push(this.#toParameter(parameter, place === "path" ? invalidPathError : undefined));
    }
    return fields;
  }

  #toParameter(parameter: Parameter, invalidPathError: string | undefined) {
    const { name, in: place, required = false, schema = {}, "x-invalid-error": invalidError } = parameter;
    const field = { name, required, schema, invalidError };
    checkIsText(this.#description, field);
    const usual = place === "query" || place === "cookie" ? "form" : "simple";
    const { style = usual, explode = style === "form" } = parameter;
    const isList = readItem(this.#description, schema) !== undefined;
    if (style !== usual || (isList && (place !== "query" || !explode))) {
      reportStyle(this.#description, parameter, name, style, explode);
    }
    const errorName = lacksErrorResponses(this.#description) ? invalidPathError : undefined;
    return { ...this.#toField(field, true), ...(errorName !== undefined && { errorName }) };
  }

  /** Converts the fields of a body and of its variants. */
  toBodySchema({ fields, variants, ...schema }: BodySchema, isText: boolean): object {
    const converted = Object.entries(variants ?? {}).map(([value, variant]) => [
      value,
      this.toBodySchema(variant, isText),
    ]);
    return {
      fields: fields.map((field) => this.#toField(field, isText)),
      ...schema,
      variants: variants && Object.fromEntries(converted),
    };
  }

  #toField({ name, required, schema, invalidError }: Field, isText: boolean) {
    const variants = listVariants(this.#description, schema);
    const [merged = {}] = variants;
    const item = readItem(this.#description, schema);
    const isList = item && (isText || isJsonString(item));
    const isJson = isJsonString(merged);
    const [type = "any", ...otherTypes] = isList ? ["array"] : listFieldTypes(variants);
    const { default: preset } = this.#description.flattenAllOf(schema);
    return {
      name,
      type,
      ...(isText && otherTypes.length > 0 && { otherTypes }),
      required,
      default: isJson && preset !== undefined ? JSON.parse(String(preset)) : preset,
      secret: containsSecret(this.#description, schema) || undefined,
      expected: describeSchema(this.#description, schema),
      schema: this.#schemas.add(schema, name),
      content: this.#toContent(merged, name),
      item: isList ? { type: listFieldTypes([item])[0] ?? "any", content: this.#toContent(item, name) } : undefined,
      errorName: invalidError && this.#examples.addError(invalidError, `Invalid${toPascalCase(name)}`),
    };
  }

  #toContent(schema: Schema, name: string): Code | undefined {
    return isJsonString(schema) ? this.#schemas.add(schema.contentSchema ?? {}, `${name} content`) : undefined;
  }
}

/** The types that a text is converted to, in the order in which they are tried. Every text is a string. */
const fieldTypes = ["json", "boolean", "integer", "number", "string"];

/** Returns the types that the text of a value is converted to. Returns none for values that are not text. */
function listFieldTypes(variants: Schema[]): string[] {
  const types = variants.flatMap((schema) => {
    if (isJsonString(schema)) return "json";
    const values = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
    return schema.type ?? values.map((value) => (Number.isInteger(value) ? "integer" : typeof value));
  });
  return fieldTypes.filter((type) => types.includes(type) && (type !== "integer" || !types.includes("number")));
}

/** Returns `true` if a value that matches a schema, or any part of the value, has `format: password`. */
function containsSecret({ document }: Description, schema: Schema): boolean {
  const visited = new Set<unknown>();
  const visit = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null || visited.has(node)) return false;
    visited.add(node);
    const { $ref, format } = node as Schema;
    const target = typeof $ref === "string" && resolvePointer(document, $ref);
    return format === "password" || [target, ...Object.values(node)].some(visit);
  };
  return visit(schema);
}
