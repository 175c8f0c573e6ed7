import type { Description } from "./description.ts";
import { lacksErrorResponses } from "./error-responses.ts";
import type { Example } from "./openapi.ts";

/** An example of the contract. */
interface Entry {
  status?: number;
  mediaType?: string;
  value?: unknown;
  messageTemplate?: string;
  headers?: Record<string, string>;
}

/** Options for adding an example. */
interface AddOptions {
  suffixes?: string[];
  mediaType?: string | undefined;
  /** The status of the response that declares an error. */
  status?: number | undefined;
  /** The status of an error if no response declares it and its value contains none. */
  defaultStatus?: number;
}

/** The examples of requests, successful responses and errors of a description, by name. */
export class Examples {
  // The objects have no prototype, so that names such as "constructor" are free.
  readonly requests: Record<string, Entry> = Object.create(null);
  readonly responses: Record<string, Entry> = Object.create(null);
  readonly errors: Record<string, Entry> = Object.create(null);

  readonly #description: Description;
  constructor(description: Description) {
    this.#description = description;
  }

  /** Adds the example of a request and returns its name: the name of its component, otherwise `name`. */
  addRequest(example: Example, name: string, suffixes: string[]): string {
    return this.#add(this.requests, example, name, { suffixes });
  }

  /**
   * Adds the example of a response and returns its name. Appends the first suffix that makes the name unique, if the
   * description has no `x-error-responses`.
   */
  addResponse(status: string, example: Example, name: string, suffixes: string[], mediaType?: string): string {
    if (/^[123]/.test(status)) return this.#add(this.responses, example, name, { suffixes });
    const statuses = { status: Number(status) || undefined, defaultStatus: toExactStatus(status) };
    return this.#add(this.errors, example, name, { suffixes, mediaType, ...statuses });
  }

  /** Adds the example of an error and returns its name. */
  addError(example: Example, name: string, defaultStatus = 400, mediaType?: string): string {
    return this.#add(this.errors, example, name, { mediaType, defaultStatus });
  }

  /** Adds a known error again, with another status, and returns its name. */
  addStatus(name: string, status: number): string {
    const known = this.errors[name];
    if (!known || known.status === status) return name;
    const copyName = `${name}${status}`;
    const value = getStatus(known.value) === undefined ? known.value : { ...(known.value as object), status };
    this.errors[copyName] = { ...known, status, value };
    return copyName;
  }

  #add(entries: Record<string, Entry>, example: Example, fallbackName: string, options: AddOptions): string {
    const { suffixes = [], mediaType, defaultStatus } = options;
    // Find a component by its value, because bundling replaces references in extensions with their targets.
    const text = JSON.stringify(example);
    const components = Object.entries(this.#description.document.components?.examples ?? {});
    const [component] = components.find(([, other]) => JSON.stringify(other) === text) ?? [];
    const base = example.$ref?.split("/").at(-1) ?? component ?? fallbackName;
    const {
      value,
      "x-message-template": messageTemplate,
      "x-response-headers": headers,
    } = this.#description.resolveRef(example);
    const toEntry = (name: string): Entry => {
      const status = defaultStatus && (options.status ?? entries[name]?.status ?? getStatus(value) ?? defaultStatus);
      return JSON.parse(JSON.stringify({ status, mediaType, value, messageTemplate, headers }));
    };
    const isFree = (name: string) => !entries[name] || JSON.stringify(entries[name]) === JSON.stringify(toEntry(name));
    const alternatives = lacksErrorResponses(this.#description) ? suffixes.map((suffix) => base + suffix) : [];
    const name = [base, ...alternatives].find(isFree) ?? base;
    const entry = toEntry(name);
    if (!isFree(name)) {
      this.#description.report(example, `two examples called ${name} differ in value or status. Rename one of them.`);
    }
    entries[name] = entry;
    return name;
  }
}

/** Returns the status in the value of an error. */
function getStatus(value: unknown): number | undefined {
  const status = (value as { status?: unknown } | null | undefined)?.status;
  return Number.isInteger(status) ? (status as number) : undefined;
}

/** Returns the status of a response. Returns 400 for the range 4XX, and 500 for all other ranges and `default`. */
export function toExactStatus(status: string): number {
  return Number(status) || (status.startsWith("4") ? 400 : 500);
}
