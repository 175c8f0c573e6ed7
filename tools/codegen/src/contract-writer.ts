import { checkIsText, isJsonString, listVariants, readBody, readItem, reportStyle, warnOfOthers } from "./body.ts";
import type { BodySchema, Field } from "./body-schema.ts";
import { Code, toPascalCase } from "./code.ts";
import { describeSchema } from "./describe-schema.ts";
import { type Description, resolvePointer } from "./description.ts";
import { readOwnErrorResponses } from "./error-responses.ts";
import { Examples } from "./examples.ts";
import { isJsonType, selectMediaType } from "./media-types.ts";
import type { Example, MediaType, Parameter, Response, Schema } from "./openapi.ts";
import type { Operation } from "./operations.ts";
import { createSample } from "./sample.ts";
import { SchemaModule } from "./schema-module.ts";
import { readSecurity } from "./security.ts";

/** A response of the contract. */
interface ConvertedResponse {
  mediaType: string | undefined;
  schema: Code | undefined;
  headers: string[];
  examples: string[];
}

/** Converts operations to those of the contract, and collects the schemas and examples that they refer to. */
export class ContractWriter {
  readonly schemas: SchemaModule;
  readonly examples: Examples;

  readonly #description: Description;
  constructor(description: Description) {
    this.#description = description;
    this.schemas = new SchemaModule(description);
    this.examples = new Examples(description);
  }

  toResponses(operation: Operation): Record<string, ConvertedResponse> {
    return this.#description.withOperationContext(operation, () => {
      const entries = Object.entries(operation.responses);
      if (entries.length === 0) {
        this.#description.report(operation.source, "the operation declares no response. Add one, such as 204.");
      }
      for (const [status, response] of entries) {
        if (/^([1-5](\d\d|XX)|default)$/.test(status)) continue;
        this.#description.report(response, `${status} is not a status. Use one such as 404, 4XX or default.`);
      }
      return Object.fromEntries(
        entries.map(([status, response]) => [status, this.#toResponse(operation.id, status, response)]),
      );
    });
  }

  toOperation(operation: Operation, responses: Record<string, ConvertedResponse> = {}) {
    return this.#description.withOperationContext(operation, () => {
      const { id, method, path } = operation;
      const security = readSecurity(this.#description, operation);
      const errorResponses = readOwnErrorResponses(this.#description, this.examples, responses);
      const parameters = this.#toParameters(operation, errorResponses?.invalid ?? responses[404]?.examples[0]);
      const body = readBody(this.#description, operation);
      for (const [name, example] of Object.entries(body?.examples ?? {})) {
        this.examples.addRequest(example, name, this.#lacksErrorResponses ? [toPascalCase(id)] : []);
      }
      const { mediaType, required, schema } = body ?? {};
      const isText = mediaType !== undefined && !isJsonType(mediaType);
      const converted = schema && {
        mediaType,
        ...(required && { required }),
        ...this.#toBodySchema(schema, isText),
      };
      // Percent-encode the path like a URL, except for the names of parameters.
      const encodedPath = path.replace(/\{[^{}]+\}|[^!-~]+/g, (part) =>
        part[0] === "{" ? part : encodeURIComponent(part),
      );
      return { id, method, path: encodedPath, security, parameters, body: converted, responses, errorResponses };
    });
  }

  /** `true` for a description that was not written for this engine. */
  get #lacksErrorResponses(): boolean {
    return !this.#description.document["x-error-responses"];
  }

  #toParameters({ parameters }: Operation, invalidPathError: string | undefined) {
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
    const errorName = this.#lacksErrorResponses ? invalidPathError : undefined;
    return { ...this.#toField(field, true), ...(errorName !== undefined && { errorName }) };
  }

  #toBodySchema({ fields, variants, ...schema }: BodySchema, isText: boolean): object {
    const converted = Object.entries(variants ?? {}).map(([value, variant]) => [
      value,
      this.#toBodySchema(variant, isText),
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
      schema: this.#toSchema(schema, name),
      content: this.#toContent(merged, name),
      item: isList ? { type: listFieldTypes([item])[0] ?? "any", content: this.#toContent(item, name) } : undefined,
      errorName: invalidError && this.examples.addError(invalidError, `Invalid${toPascalCase(name)}`),
    };
  }

  #toContent(schema: Schema, name: string): Code | undefined {
    return isJsonString(schema) ? this.#toSchema(schema.contentSchema ?? {}, `${name} content`) : undefined;
  }

  #toResponse(id: string, status: string, response: Response): ConvertedResponse {
    const selected = selectMediaType(response.content);
    const { mediaType = "application/json", content, others = [] } = selected ?? {};
    warnOfOthers(this.#description, response, mediaType, others);
    if (mediaType.includes("*")) {
      this.#description.report(response, `${mediaType} is a range. Use a media type such as text/plain.`);
    }
    const schema =
      content && isJsonType(mediaType) ? this.#toSchema(content.schema ?? {}, `${id} ${status}`) : undefined;
    const component = this.#findComponent(response);
    const name = component ?? `${toPascalCase(id)}${status}`;
    const suffixes = this.#lacksErrorResponses ? [status, `${toPascalCase(id)}${status}`] : [];
    const ownType = mediaType === "application/json" ? undefined : mediaType;
    const examples = Object.entries(this.#readExamples(status, name, content)).map(([key, example]) =>
      this.examples.addResponse(status, example, key, suffixes, ownType),
    );
    return { mediaType: ownType, schema, headers: Object.keys(response.headers ?? {}), examples };
  }

  /**
   * Returns the examples of a response. Creates one for an error without examples, unless `x-error-responses` exist.
   */
  #readExamples(status: string, name: string, content: MediaType | undefined): Record<string, Example> {
    const { example, examples = {}, schema = {} } = content ?? {};
    // Ignore examples in external files, which have no value here.
    const internal = Object.entries(examples).filter(
      ([, one]) => this.#description.resolveRef(one).value !== undefined,
    );
    if (internal.length > 0) return Object.fromEntries(internal);
    if (example !== undefined) return { [name]: { value: example } };
    if (!this.#lacksErrorResponses || !/^[45d]/.test(status)) return {};
    const exact = /^\d+$/.test(status) ? Number(status) : status.startsWith("4") ? 400 : 500;
    return { [name]: content ? { value: createSample(this.#description, schema, exact) } : {} };
  }

  #findComponent(response: Response): string | undefined {
    const components = Object.entries(this.#description.document.components?.responses ?? {});
    return components.find(([, component]) => component === response)?.[0];
  }

  /** Adds a schema, and returns a reference to its constant, so that bundlers can tree-shake the module of schemas. */
  #toSchema(schema: Schema, hint: string): Code {
    return new Code(`schemas.${this.schemas.add(schema, hint)}`);
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
