import { registerSchema, setShouldValidateFormat, validate } from "@hyperjump/json-schema/openapi-3-1";
import "@hyperjump/json-schema/formats";

type Json = Parameters<Awaited<ReturnType<typeof validate>>>[0];

/** Any part of a description that the validator reads. */
interface Part {
  $ref?: string;
  paths?: object;
  content?: Record<string, unknown>;
  headers?: object;
  [key: string]: unknown;
}

/** A part of the description, and the JSON pointer to it. */
interface Located {
  pointer: string;
  value: Part;
}

setShouldValidateFormat(true);

/**
 * Validates responses against an OpenAPI description. Uses a different JSON Schema validator than the mock, so that it
 * finds bugs of the code generator.
 */
export class ResponseValidator {
  readonly #document: Part;
  readonly #id: string;
  /** The compiled schemas, by URI. */
  readonly #compiled = new Map<string, ReturnType<typeof validate>>();
  readonly #paths: { template: string; pattern: RegExp }[];

  /** @param id The URI of the description. Must be unique within a process. */
  constructor(document: object, id = "https://description.test/openapi") {
    this.#document = document as Part;
    this.#id = id;
    registerSchema(document as never, id, "https://spec.openapis.org/oas/3.1/dialect/base");
    this.#paths = Object.keys(this.#document.paths ?? {}).map((template) => ({
      template,
      pattern: new RegExp(`${RegExp.escape(template).replace(/\\\{\w+\\\}/g, "[^/]+")}$`),
    }));
  }

  /** Returns `true` if the description has a path for this URL. */
  hasPath(url: string): boolean {
    return this.#findPath(new URL(url).pathname) !== undefined;
  }

  /**
   * Returns an error for an undeclared path, status or media type, and for a body or declared header that violates its
   * schema. Preflights and 405 of a known path are valid, because descriptions do not declare them.
   */
  async validate(request: Request, response: Response): Promise<string[]> {
    const { pathname } = new URL(request.url);
    const path = this.#findPath(pathname);
    if (!path) return [`${request.method} ${pathname}: the description has no such path`];
    const method = request.method.toLowerCase();
    if (response.status === 405 || method === "options") return [];
    const described = this.#locate(`/paths/${escapePointer(path.template)}/${method}/responses/${response.status}`);
    if (!described) return [`${request.method} ${path.template}: status ${response.status} is not declared`];
    const errors = [
      ...(await this.#validateHeaders(described, response)),
      ...(await this.#validateBody(described, response)),
    ];
    return errors.map((error) => `${request.method} ${path.template} ${response.status}: ${error}`);
  }

  #findPath(pathname: string) {
    return this.#paths.find(({ pattern }) => pattern.test(pathname));
  }

  async #validateBody({ pointer, value: { content } }: Located, response: Response): Promise<string[]> {
    const text = await response.clone().text();
    if (!content) return text === "" ? [] : ["a body is not declared"];
    const mediaType = response.headers.get("Content-Type")?.split(";")[0] ?? "";
    if (!(mediaType in content)) return [`media type "${mediaType}" is not declared`];
    let body: Json;
    try {
      body = JSON.parse(text);
    } catch {
      return ["the body is not JSON"];
    }
    const errors = await this.#validateValue(`${pointer}/content/${escapePointer(mediaType)}/schema`, body);
    const { status = response.status } = Object(body) as { status?: unknown };
    if (response.status >= 400 && status !== response.status) errors.push(`the status in the body is ${status}`);
    return errors;
  }

  async #validateHeaders({ pointer, value }: Located, response: Response): Promise<string[]> {
    const errors = Object.keys(value.headers ?? {}).map(async (name) => {
      const text = response.headers.get(name);
      const header = this.#locate(`${pointer}/headers/${escapePointer(name)}`);
      if (text === null || !header) return [];
      return this.#validateValue(`${header.pointer}/schema`, /^(\d+|true|false)$/.test(text) ? JSON.parse(text) : text);
    });
    return (await Promise.all(errors)).flat();
  }

  async #validateValue(schemaPointer: string, value: Json): Promise<string[]> {
    const uri = `${this.#id}#${encodeURI(schemaPointer)}`;
    // Compiling a schema takes much longer than validating a value with it.
    const compiled = this.#compiled.get(uri) ?? validate(uri);
    this.#compiled.set(uri, compiled);
    const check = await compiled;
    const { errors = [] } = check(value, "BASIC") as { errors?: Record<string, string>[] };
    return errors.map((error) => `${error.instanceLocation} violates ${error.absoluteKeywordLocation}`);
  }

  /** Follows a JSON pointer and the `$ref` at its end. */
  #locate(pointer: string): Located | undefined {
    let value: Part | undefined = this.#document;
    for (const step of pointer.split("/").slice(1)) {
      value = value?.[step.replaceAll("~1", "/").replaceAll("~0", "~")] as Part | undefined;
    }
    if (value?.$ref) return this.#locate(value.$ref.slice(1));
    return value && { pointer, value };
  }
}

function escapePointer(step: string): string {
  return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
