import type { Description } from "./description.ts";
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
  getStatus?(known: number | undefined, value: unknown): number;
}

/** The examples of a description by name: of requests, of successful responses, and of errors. */
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
  addRequest(example: Example, name: string, suffixes: string[] = []): string {
    return this.#add(this.requests, example, name, { suffixes });
  }

  /** Adds the example of a response. If another example has its name, it gets the first suffix that makes it unique. */
  addResponse(status: string, example: Example, name: string, suffixes: string[] = [], mediaType?: string): string {
    if (/^[123]/.test(status)) return this.#add(this.responses, example, name, { suffixes });
    const exact = /^\d+$/.test(status) ? Number(status) : undefined;
    return this.#add(this.errors, example, name, {
      suffixes,
      mediaType,
      getStatus: (known, value) => exact ?? findStatus(known, value, status.startsWith("4") ? 400 : 500),
    });
  }

  /** Adds the example of an error. `status` applies if no response declares the example and its value contains none. */
  addError(example: Example, name: string, status = 400, mediaType?: string): string {
    const getStatus = (known: number | undefined, value: unknown) => findStatus(known, value, status);
    return this.#add(this.errors, example, name, { mediaType, getStatus });
  }

  /** Adds the example of an error again, with another status. */
  addStatus(name: string, status: number): string {
    const known = this.errors[name];
    if (!known || known.status === status) return name;
    const { value } = known;
    const hasStatus = typeof (value as { status?: unknown } | undefined)?.status === "number";
    const copyName = `${name}${status}`;
    this.errors[copyName] = { ...known, status, value: hasStatus ? { ...(value as object), status } : value };
    return copyName;
  }

  #add(
    entries: Record<string, Entry>,
    example: Example,
    fallbackName: string,
    { suffixes = [], mediaType, getStatus }: AddOptions,
  ): string {
    const base = example.$ref?.split("/").at(-1) ?? this.#findComponent(example) ?? fallbackName;
    const {
      value,
      "x-message-template": messageTemplate,
      "x-response-headers": headers,
    } = this.#description.resolveRef(example);
    const toEntry = (name: string): Entry => {
      const status = getStatus?.(entries[name]?.status, value);
      return JSON.parse(JSON.stringify({ status, mediaType, value, messageTemplate, headers }));
    };
    const isFree = (name: string) => !entries[name] || JSON.stringify(entries[name]) === JSON.stringify(toEntry(name));
    const name = [base, ...suffixes.map((suffix) => base + suffix)].find(isFree) ?? base;
    const known = entries[name];
    const entry = toEntry(name);
    if (known && !isFree(name)) {
      const problem = `two examples called ${name} differ in value or status (${known.status}, ${entry.status}).`;
      this.#description.report(example, `${problem} Rename one of them.`);
    }
    entries[name] = entry;
    return name;
  }

  /**
   * Finds the name of a component by its value, because bundling replaces references in extensions with their targets.
   */
  #findComponent(example: Example): string | undefined {
    const text = JSON.stringify(example);
    const components = Object.entries(this.#description.document.components?.examples ?? {});
    return components.find(([, component]) => JSON.stringify(component) === text)?.[0];
  }
}

/** Returns the status of a known error, otherwise the status in the value, otherwise the fallback. */
function findStatus(known: number | undefined, value: unknown, fallback: number): number {
  const stated = (value as { status?: unknown } | null | undefined)?.status;
  return known ?? (Number.isInteger(stated) ? (stated as number) : fallback);
}
