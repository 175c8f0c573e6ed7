import { fastFormats } from "ajv-formats/dist/formats.js";
import { Code, literal } from "./code.ts";
import { lookUp } from "./document.ts";
import { annotations, plain, words } from "./keywords.ts";
import type { Document, Schema } from "./openapi.ts";

/**
 * A module of schemas as data, a constant for each: without words, what a `$ref` points to in its place, patterns and
 * formats as regular expressions, a union with its members by discriminator. What such data cannot say is an error.
 */
export class SchemaModule {
  readonly #document: Document;
  /** The names of constants, by the schema that they were asked for. */
  readonly #names = new Map<string, string>();
  /** The values of constants, by name; `undefined` while one is being written. */
  readonly #constants = new Map<string, string | undefined>();
  readonly #exported = new Set<string>();
  /** The constants being written that would be asked about the same value as the one in hand. */
  #ofSameValue = new Set<string>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** The name of the constant of a schema, which is exported; schemas that say the same share one. */
  add(schema: Schema | boolean, hint: string): string {
    const name = this.#constantOf(schema, hint);
    this.#exported.add(name);
    return name;
  }

  /** The code. A constant stands behind those that it refers to. */
  text(): string {
    const constants = [...this.#constants].map(([name, value]) => {
      const exported = this.#exported.has(name) ? "export " : "";
      return `${exported}const ${name}${name.startsWith("format_") ? "" : ": Schema"} = ${value};`;
    });
    return ['import type { Schema } from "../wire/schema.ts";', ...constants, ""].join("\n\n");
  }

  #constantOf(schema: Schema | boolean, hint: string): string {
    const { $ref, ...keywords } = typeof schema === "boolean" ? {} : withoutWords(schema);
    const isReference = $ref !== undefined && Object.keys(keywords).length === 0;
    const key = typeof schema === "boolean" ? String(schema) : JSON.stringify({ $ref, ...keywords });
    const known = this.#names.get(key);
    if (known) return known;
    // The prefix keeps clear of reserved words.
    const base = `of_${($ref?.split("/").at(-1) ?? hint).replace(/\W+/g, "_")}`;
    let name = base;
    for (let twin = 2; this.#constants.has(name); twin += 1) name = `${base}_${twin}`;
    this.#names.set(key, name);
    this.#constants.set(name, undefined);
    this.#ofSameValue.add(name);
    const value = literal(this.#data(isReference ? lookUp(this.#document, $ref) : schema));
    this.#ofSameValue.delete(name);
    this.#constants.delete(name);
    this.#constants.set(name, value);
    return name;
  }

  #data(schema: unknown): unknown {
    if (typeof schema === "boolean") return schema;
    const { $ref, discriminator, ...keywords } = schema as Schema;
    const { oneOf, anyOf, ...beside } = keywords;
    const own = this.#keywords(discriminator ? beside : keywords);
    const parts = [
      ...($ref === undefined ? [] : [this.#reference($ref)]),
      ...(discriminator ? [this.#union(discriminator, [...(oneOf ?? []), ...(anyOf ?? [])])] : []),
    ];
    if (parts.length === 0) return own;
    return parts.length === 1 && Object.keys(own).length === 0 ? parts[0] : { allOf: [own, ...parts] };
  }

  #keywords(schema: Schema): object {
    return Object.fromEntries(
      Object.entries(withoutWords(schema)).flatMap(([keyword, value]) => this.#keyword(keyword, value)),
    );
  }

  #keyword(keyword: string, value: unknown): [string, unknown][] {
    if (plain.has(keyword)) return [[keyword, value]];
    switch (keyword) {
      case "pattern":
        return [[keyword, new Code(String(new RegExp(value as string, "u")))]];
      case "format":
        return annotations.has(value as string) ? [] : [[keyword, this.#format(value as string)]];
      case "not":
        return [[keyword, this.#data(value)]];
      case "items":
      case "additionalProperties":
        return [[keyword, this.#dataOfPart(value)]];
      case "allOf":
      case "anyOf":
      case "oneOf":
        return [[keyword, (value as Schema[]).map((part) => this.#data(part))]];
      case "properties": {
        const properties = Object.entries(value as Record<string, Schema>);
        return [[keyword, Object.fromEntries(properties.map(([name, part]) => [name, this.#dataOfPart(part)]))]];
      }
    }
    throw new Error(`the keyword "${keyword}" of JSON Schema is not supported: it would never be checked.`);
  }

  /** A schema of a part of the value in hand. */
  #dataOfPart(schema: unknown): unknown {
    const outer = this.#ofSameValue;
    this.#ofSameValue = new Set();
    const data = this.#data(schema);
    this.#ofSameValue = outer;
    return data;
  }

  #reference($ref: string): Code {
    const name = this.#constantOf({ $ref }, "");
    if (this.#ofSameValue.has(name)) throw new Error(`The $ref "${$ref}" leads to itself.`);
    const isWritten = this.#constants.get(name) !== undefined;
    // A schema that contains itself is looked up when it is needed.
    return new Code(isWritten ? name : `{ get allOf() { return [${name}]; } }`);
  }

  /** A union is decided by its discriminator alone: a fault is one of the member meant, and not of all. */
  #union({ propertyName, mapping }: NonNullable<Schema["discriminator"]>, members: Schema[]): object {
    if (!mapping) throw new Error(`the discriminator "${propertyName}" needs a mapping.`);
    const unmapped = members.find(({ $ref = "" }) => !Object.values(mapping).includes($ref));
    if (unmapped) throw new Error(`the mapping of "${propertyName}" leaves out ${JSON.stringify(unmapped)}.`);
    const byValue = Object.entries(mapping).map(([value, $ref]) => [value, this.#reference($ref)]);
    return {
      type: "object",
      required: [propertyName],
      properties: { [propertyName]: { enum: Object.keys(mapping) } },
      discriminator: { propertyName, members: Object.fromEntries(byValue) },
    };
  }

  #format(format: string): Code {
    const known = fastFormats[format as keyof typeof fastFormats];
    const pattern = typeof known === "object" && "validate" in known ? known.validate : known;
    if (!(pattern instanceof RegExp))
      throw new Error(`the format "${format}" is not known: it would never be checked.`);
    const name = `format_${format.replace(/\W+/g, "_")}`;
    this.#constants.set(name, literal({ name: format, pattern: new Code(String(pattern)) }));
    return new Code(name);
  }
}

function withoutWords(schema: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !words.has(keyword) && !keyword.startsWith("x-")),
  );
}
