import { Code } from "./code.ts";
import { follow, type Operation } from "./document.ts";
import type { Document, Example, Schema } from "./openapi.ts";
import type { NamedSchema } from "./validators.ts";

/** The examples of a description by name: of requests, of answers that succeed, and of errors. */
export interface Examples {
  requests: Record<string, unknown>;
  answers: Record<string, unknown>;
  errors: Record<string, unknown>;
}

/** Keeps the schemas and examples that operations mention, each once and under a name of its own. */
export class Catalogue {
  readonly schemas: Record<string, NamedSchema> = {};
  readonly examples: Examples = { requests: {}, answers: {}, errors: {} };

  readonly #document: Document;
  constructor(document: Document) {
    this.#document = document;
  }

  /** A reference to the validator of a schema; schemas that say the same share one. */
  validator(usedBy: Operation, hint: string, asked: Schema): Code {
    const schema = withoutWords(asked);
    const text = JSON.stringify(schema);
    const known = Object.entries(this.schemas).find(([, other]) => JSON.stringify(other.schema) === text);
    if (known) return reference(known[0]);
    // The prefix keeps clear of reserved words, of globals and of Ajv's own names.
    const base = `is_${(schema.$ref?.split("/").at(-1) ?? hint).replace(/\W+/g, "_")}`;
    let name = base;
    for (let twin = 2; name in this.schemas; twin += 1) name = `${base}_${twin}`;
    this.schemas[name] = { schema, usedBy };
    return reference(name);
  }

  /** Keeps the example under its component's name, with its `x-…` extensions, and answers that name. */
  example(kind: keyof Examples, example: Example, fallback: string): string {
    const collection = this.examples[kind];
    const name = example.$ref?.split("/").at(-1) ?? fallback;
    const { value, ...rest } = follow(this.#document, example);
    const extensions = Object.entries(rest).filter(([key]) => key.startsWith("x-"));
    const entry = { value, ...Object.fromEntries(extensions.map(([key, text]) => [key.slice(2), text])) };
    if (collection[name] && JSON.stringify(collection[name]) !== JSON.stringify(entry)) {
      throw new Error(`Two different examples are called ${name}.`);
    }
    collection[name] = entry;
    return name;
  }
}

/** One by one: a bundler writes the names of a whole module down, when it is used as one object. */
function reference(name: string): Code {
  return new Code(`validators.${name} as Validator`);
}

function withoutWords({ description, ...schema }: Schema): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keyword.startsWith("x-")));
}
