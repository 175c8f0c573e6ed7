import { readBody, warnOfOthers } from "./body.ts";
import { type Code, toPascalCase } from "./code.ts";
import type { Description } from "./description.ts";
import { lacksErrorResponses, readOwnErrorResponses } from "./error-responses.ts";
import { Examples } from "./examples.ts";
import { FieldWriter } from "./field-writer.ts";
import { isJsonType, selectMediaType } from "./media-types.ts";
import type { Example, MediaType, Response } from "./openapi.ts";
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
  readonly #fields: FieldWriter;
  constructor(description: Description) {
    this.#description = description;
    this.schemas = new SchemaModule(description);
    this.examples = new Examples(description);
    this.#fields = new FieldWriter(description, this.schemas, this.examples);
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
      const parameters = this.#fields.toParameters(operation, errorResponses?.invalid ?? responses[404]?.examples[0]);
      const body = readBody(this.#description, operation);
      for (const [name, example] of Object.entries(body?.examples ?? {})) {
        this.examples.addRequest(example, name, lacksErrorResponses(this.#description) ? [toPascalCase(id)] : []);
      }
      const { mediaType, required, schema } = body ?? {};
      const isText = mediaType !== undefined && !isJsonType(mediaType);
      const converted = schema && {
        mediaType,
        ...(required && { required }),
        ...this.#fields.toBodySchema(schema, isText),
      };
      // Percent-encode the path like a URL, except for the names of parameters.
      const encodedPath = path.replace(/\{[^{}]+\}|[^!-~]+/g, (part) =>
        part[0] === "{" ? part : encodeURIComponent(part),
      );
      return { id, method, path: encodedPath, security, parameters, body: converted, responses, errorResponses };
    });
  }

  #toResponse(id: string, status: string, response: Response): ConvertedResponse {
    const selected = selectMediaType(response.content);
    const { mediaType = "application/json", content, others = [] } = selected ?? {};
    warnOfOthers(this.#description, response, mediaType, others);
    if (mediaType.includes("*")) {
      this.#description.report(response, `${mediaType} is a range. Use a media type such as text/plain.`);
    }
    const schema =
      content && isJsonType(mediaType) ? this.schemas.add(content.schema ?? {}, `${id} ${status}`) : undefined;
    const component = this.#findComponent(response);
    const name = component ?? `${toPascalCase(id)}${status}`;
    const suffixes = lacksErrorResponses(this.#description) ? [status, `${toPascalCase(id)}${status}`] : [];
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
    if (!lacksErrorResponses(this.#description) || !/^[45d]/.test(status)) return {};
    const exact = /^\d+$/.test(status) ? Number(status) : status.startsWith("4") ? 400 : 500;
    return { [name]: content ? { value: createSample(this.#description, schema, exact) } : {} };
  }

  #findComponent(response: Response): string | undefined {
    const components = Object.entries(this.#description.document.components?.responses ?? {});
    return components.find(([, component]) => component === response)?.[0];
  }
}
