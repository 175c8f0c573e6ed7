import type { Description } from "./description.ts";
import type { Example } from "./openapi.ts";

/** An example as the contract holds it. */
interface Entry {
  status?: number;
  value: unknown;
  messageTemplate?: string;
  headers?: Record<string, string>;
}

/** The examples of a description, each once and under a name: of requests, of successful responses, and of errors. */
export class Examples {
  readonly requests: Record<string, Entry> = {};
  readonly responses: Record<string, Entry> = {};
  readonly errors: Record<string, Entry> = {};

  readonly #description: Description;
  constructor(description: Description) {
    this.#description = description;
  }

  /** Adds the example of a request and returns its name: that of its component, else `name`. */
  addRequest(example: Example, name: string): string {
    return this.#add(this.requests, example, name);
  }

  /** Adds the example of a response. */
  addResponse(status: string, example: Example, name: string): string {
    if (/^[123]/.test(status)) return this.#add(this.responses, example, name);
    return /^\d+$/.test(status)
      ? this.#add(this.errors, example, name, () => Number(status))
      : this.addError(example, name, status.startsWith("4") ? 400 : 500);
  }

  /** Adds the example of an error. It has `status` if no response declares it and its value states none. */
  addError(example: Example, name: string, status = 400): string {
    return this.#add(this.errors, example, name, (known, value) => {
      const stated = (value as { status?: unknown } | null | undefined)?.status;
      return known ?? (Number.isInteger(stated) ? (stated as number) : status);
    });
  }

  #add(
    entries: Record<string, Entry>,
    example: Example,
    fallbackName: string,
    getStatus?: (known: number | undefined, value: unknown) => number,
  ): string {
    const name = example.$ref?.split("/").at(-1) ?? this.#findComponent(example) ?? fallbackName;
    const known = entries[name];
    const resolved = this.#description.resolveRef(example);
    const { value, "x-message-template": messageTemplate, "x-response-headers": headers } = resolved;
    const entry = { status: getStatus?.(known?.status, value), value, messageTemplate, headers };
    if (known && JSON.stringify(known) !== JSON.stringify(entry)) {
      const problem = `two examples called ${name} differ in value or status (${known.status}, ${entry.status}).`;
      this.#description.report(example, `${problem} Rename one of them.`);
    }
    entries[name] = JSON.parse(JSON.stringify(entry));
    return name;
  }

  /** Bundling replaces a reference in an extension with its target, so the name is found by the value. */
  #findComponent(example: Example): string | undefined {
    const text = JSON.stringify(example);
    const components = Object.entries(this.#description.document.components?.examples ?? {});
    return components.find(([, component]) => JSON.stringify(component) === text)?.[0];
  }
}
