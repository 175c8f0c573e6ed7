import { follow } from "./document.ts";
import type { Document, Example } from "./openapi.ts";

/** The examples of a description, each once and under a name: of requests, of answers that succeed, and of errors. */
export class Examples {
  readonly requests: Record<string, unknown> = {};
  readonly answers: Record<string, unknown> = {};
  readonly errors: Record<string, unknown> = {};

  readonly #document: Document;
  constructor(document: Document) {
    this.#document = document;
  }

  /** Keeps the example under its component's name, with its `x-…` extensions, and answers that name. */
  add(kind: "requests" | "answers" | "errors", example: Example, fallback: string): string {
    const name = example.$ref?.split("/").at(-1) ?? fallback;
    const { value, ...rest } = follow(this.#document, example);
    const extensions = Object.entries(rest).filter(([key]) => key.startsWith("x-"));
    const entry = { value, ...Object.fromEntries(extensions.map(([key, text]) => [key.slice(2), text])) };
    const known = this[kind][name];
    if (known && JSON.stringify(known) !== JSON.stringify(entry)) {
      throw new Error(`Two different examples are called ${name}.`);
    }
    this[kind][name] = entry;
    return name;
  }
}
