import type { AnySchema, ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

/** A document whose schemas, or which itself, is a JSON Schema. */
export class SchemaDocument {
  // Keywords and formats that are not of JSON Schema, such as OpenAPI's, only annotate.
  readonly #ajv = new Ajv2020({ strict: false, logger: false, allErrors: true, verbose: true });

  constructor(document: object) {
    formats.default(this.#ajv, ["date-time"]);
    this.#ajv.addSchema(document as AnySchema, "document");
  }

  /**
   * What a value breaks of the schema at a JSON pointer, in words; nothing when it may pass. With `secret` no value is
   * repeated.
   */
  faultsOf(value: unknown, pointer = "#", { secret = false } = {}): string[] {
    const accepts: ValidateFunction | undefined = this.#ajv.getSchema(`document${pointer}`);
    if (!accepts) throw new Error(`There is no schema at ${pointer}.`);
    return accepts(value) ? [] : (accepts.errors ?? []).map((error) => wordsOf(error, secret));
  }
}

function wordsOf({ instancePath, keyword, params, message, data }: ErrorObject, secret: boolean): string {
  const place = instancePath.slice(1).replaceAll("~1", "/");
  const inside = place && `${place}/`;
  if (keyword === "required") return `${inside}${params.missingProperty} is missing`;
  if (keyword === "additionalProperties") return `there is no ${inside}${params.additionalProperty}`;
  return `${place || "it"} ${expectationOf(keyword, params) ?? message}${secret ? "" : `, not ${shown(data)}`}`;
}

function expectationOf(keyword: string, params: ErrorObject["params"]): string | undefined {
  if (keyword === "enum") return `must be one of ${params.allowedValues.join(", ")}`;
  if (keyword === "type") return `must be of type ${[params.type].flat().join(" or ")}`;
  return undefined;
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
