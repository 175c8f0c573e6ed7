import { registerSchema, setShouldValidateFormat, validate } from "@hyperjump/json-schema/openapi-3-1";
import "@hyperjump/json-schema/formats";

type Json = Parameters<Awaited<ReturnType<typeof validate>>>[0];

/** Any part of a description that is looked at here. */
interface Described {
  $ref?: string;
  paths?: object;
  content?: object;
  headers?: object;
  [key: string]: unknown;
}

setShouldValidateFormat(true);

/**
 * A description as a judge of exchanges. Its validator is another one than the mock's own, so that a fault of the generator
 * does not hide itself.
 */
export class Contract {
  readonly #document: Described;
  readonly #id: string;
  readonly #paths: { template: string; pattern: RegExp }[];

  constructor(document: Described, id = "https://contract.test/openapi") {
    this.#document = document;
    this.#id = id;
    registerSchema(document as never, id, "https://spec.openapis.org/oas/3.1/dialect/base");
    this.#paths = Object.keys(document.paths ?? {}).map((template) => ({
      template,
      pattern: new RegExp(`${template.replace(/\{\w+\}/g, "[^/]+")}$`),
    }));
  }

  /** What in an answer the description does not allow, in words; nothing for 405 and preflights, which it leaves out. */
  async faultsOf(request: Request, response: Response): Promise<string[]> {
    const method = request.method.toLowerCase();
    if (response.status === 405 || method === "options") return [];
    const { pathname } = new URL(request.url);
    const path = this.#paths.find(({ pattern }) => pattern.test(pathname));
    if (!path) return [];
    const pointer = `/paths/${escaped(path.template)}/${method}/responses/${response.status}`;
    const described = this.#at(pointer);
    if (!described) return [`${request.method} ${path.template} declares no ${response.status}`];
    const faults = [
      ...(await this.#headerFaults(described, response)),
      ...(await this.#bodyFaults(described, response)),
    ];
    return faults.map((fault) => `${request.method} ${path.template} ${response.status}: ${fault}`);
  }

  async #bodyFaults(described: { pointer: string; value: Described }, response: Response): Promise<string[]> {
    const text = await response.clone().text();
    if (!described.value.content) return text === "" ? [] : ["a body, where none is declared"];
    const mediaType = response.headers.get("Content-Type")?.split(";")[0];
    if (mediaType !== "application/json") return [`the media type ${mediaType}`];
    const body = JSON.parse(text);
    const faults = await this.#faults(`${described.pointer}/content/${escaped(mediaType)}/schema`, body);
    const status = (body as { status?: unknown }).status;
    if (response.status >= 400 && status !== response.status) faults.push(`the status ${status} in the body`);
    return faults;
  }

  async #headerFaults(described: { pointer: string; value: Described }, response: Response): Promise<string[]> {
    const faults = Object.keys(described.value.headers ?? {}).map(async (name) => {
      const text = response.headers.get(name);
      const header = this.#at(`${described.pointer}/headers/${escaped(name)}`);
      if (text === null || !header) return [];
      return this.#faults(`${header.pointer}/schema`, /^(\d+|true|false)$/.test(text) ? JSON.parse(text) : text);
    });
    return (await Promise.all(faults)).flat();
  }

  async #faults(pointer: string, value: Json): Promise<string[]> {
    const check = await validate(`${this.#id}#${encodeURI(pointer)}`);
    const { errors = [] } = check(value, "BASIC") as { errors?: Record<string, string>[] };
    return errors.map((error) => `${error.instanceLocation} breaks ${error.absoluteKeywordLocation}`);
  }

  /** What a pointer names, `$ref`s followed. */
  #at(pointer: string): { pointer: string; value: Described } | undefined {
    let value: Described | undefined = this.#document;
    for (const step of pointer.split("/").slice(1)) {
      value = value?.[step.replaceAll("~1", "/")] as Described | undefined;
    }
    if (value?.$ref) return this.#at(value.$ref.slice(1));
    return value && { pointer, value };
  }
}

function escaped(step: string): string {
  return step.replaceAll("/", "~1");
}
