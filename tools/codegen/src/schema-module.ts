import { fastFormats } from "ajv-formats/dist/formats.js";
import { readMapping } from "./body-schema.ts";
import { Code, toCamelCase, toLiteral, toPascalCase } from "./code.ts";
import type { Description } from "./description.ts";
import {
  annotationFormats,
  annotationKeywords,
  extendedKeywords,
  plainKeywords,
  schemaKeywords,
  schemaListKeywords,
  schemaMapKeywords,
} from "./keywords.ts";
import type { Discriminator, Schema } from "./openapi.ts";
import { compilePattern } from "./pattern.ts";

/**
 * A generated module with a constant for each schema. A constant omits annotations, refers to other constants instead of
 * `$ref`s, and contains regular expressions for patterns and formats. Reports keywords that a constant cannot express.
 */
export class SchemaModule {
  readonly #description: Description;
  /** The names of constants, by the JSON of their schema. */
  readonly #names = new Map<string, string>();
  /** The code of constants by name, `undefined` until it is complete. */
  readonly #constants = new Map<string, string | undefined>();
  #usesExtended = false;

  constructor(description: Description) {
    this.#description = description;
  }

  /**
   * Adds a schema and returns a reference to its constant. Equal schemas share a constant.
   */
  add(schema: Schema | boolean, hint: string): Code {
    return new Code(`schemas.${this.#addConstant(schema, hint)}`);
  }

  /** Returns the code of the module. Each constant follows the constants that it refers to. */
  toCode(): string {
    const constants = [...this.#constants].map(
      ([name, value]) => `export const ${name}${name.endsWith("Format") ? "" : ": Schema"} = ${value};`,
    );
    const names = this.#usesExtended ? "{ extendedKeywords, type Schema }" : "type { Schema }";
    return [`import ${names} from "@verify-factors/openapi-mock";`, ...constants, ""].join("\n\n");
  }

  #addConstant(schema: Schema | boolean, hint: string): string {
    const { $ref, ...keywords } = typeof schema === "boolean" ? {} : removeAnnotations(schema);
    const isReference = $ref !== undefined && Object.keys(keywords).length === 0;
    const key = typeof schema === "boolean" ? String(schema) : JSON.stringify({ $ref, ...keywords });
    const known = this.#names.get(key);
    if (known) return known;
    const baseName = toPascalCase($ref?.split("/").at(-1) ?? hint).replace(/^(?=\d)/, "_") || "Value";
    let name = `${baseName}Schema`;
    for (let number = 2; this.#constants.has(name); number += 1) name = `${baseName}Schema${number}`;
    this.#names.set(key, name);
    this.#constants.set(name, undefined);
    const value = toLiteral(this.#toData(isReference ? this.#description.resolveRef({ $ref } as Schema) : schema));
    // Move the constant after those that it refers to.
    this.#constants.delete(name);
    this.#constants.set(name, value);
    return name;
  }

  #toData(schema: unknown): unknown {
    if (typeof schema === "boolean") return schema;
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
      this.#description.report(Object(schema), `expected a schema, not ${JSON.stringify(schema)}. Correct it.`);
      return {};
    }
    const { $ref, discriminator, ...keywords } = schema as Schema;
    const { oneOf, anyOf, ...others } = keywords;
    const checked = Object.entries(removeAnnotations(discriminator ? others : keywords));
    const isExtended = checked.some(([keyword]) => extendedKeywords.has(keyword));
    this.#usesExtended ||= isExtended;
    const own = Object.fromEntries([
      ...(isExtended ? [["keywords", new Code("extendedKeywords")]] : []),
      ...checked.flatMap((entry) => this.#toKeyword(...entry, schema as Schema)),
    ]);
    const parts = [
      ...($ref === undefined ? [] : [this.#toReference($ref)]),
      ...(discriminator ? [this.#toUnion(schema as Schema, discriminator)] : []),
    ];
    if (parts.length === 0) return own;
    return parts.length === 1 && Object.keys(own).length === 0 ? parts[0] : { allOf: [own, ...parts] };
  }

  #toKeyword(keyword: string, value: unknown, source: Schema): [string, unknown][] {
    const plain = plainKeywords.find(({ keywords }) => keywords.includes(keyword));
    if (plain && !plain.isAllowed(value)) {
      const problem = `"${keyword}" must be ${plain.expected}, not ${JSON.stringify(value)}. Correct it.`;
      this.#description.report(source, problem);
    }
    if (plain) return [[keyword, value]];
    if (schemaKeywords.has(keyword)) return [[keyword, this.#toData(value)]];
    if (schemaListKeywords.has(keyword)) return [[keyword, (value as Schema[]).map((part) => this.#toData(part))]];
    if (schemaMapKeywords.has(keyword)) {
      const parts = Object.entries(value as Record<string, Schema>).map(([name, part]) => [name, this.#toData(part)]);
      return [[keyword, Object.fromEntries(parts)]];
    }
    if (keyword === "pattern") return [[keyword, compilePattern(this.#description, source, value as string)]];
    if (keyword === "patternProperties") return [[keyword, this.#toPatterns(value as Record<string, Schema>, source)]];
    if (keyword === "format") return this.#toFormat(value as string);
    const problem = `"${keyword}" is not supported, so the mock could not check it. Remove it, or use other keywords.`;
    this.#description.report(source, problem);
    return [];
  }

  /** Returns a list, because the keys of an object cannot be regular expressions. */
  #toPatterns(schemas: Record<string, Schema>, source: Schema): object[] {
    return Object.entries(schemas).map(([pattern, part]) => ({
      pattern: compilePattern(this.#description, source, pattern),
      schema: this.#toData(part),
    }));
  }

  #toReference($ref: string): Code {
    const name = this.#addConstant({ $ref }, "");
    const isComplete = this.#constants.get(name) !== undefined;
    // A getter postpones the reference to a schema that contains itself until its constant exists.
    return new Code(isComplete ? name : `{ get allOf() { return [${name}]; } }`);
  }

  /** Converts a union. Only the discriminator selects the variant, so that errors are about that variant only. */
  #toUnion(schema: Schema, discriminator: Discriminator): object {
    const { propertyName } = discriminator;
    const mapping = readMapping(this.#description, schema, discriminator);
    const variants = Object.entries(mapping).map(([value, $ref]) => [value, this.#toReference($ref)]);
    return {
      type: "object",
      required: [propertyName],
      properties: { [propertyName]: { enum: Object.keys(mapping) } },
      discriminator: { propertyName, variants: Object.fromEntries(variants) },
    };
  }

  #toFormat(format: string): [string, unknown][] {
    const known = fastFormats[format as keyof typeof fastFormats];
    const pattern = typeof known === "object" && "validate" in known ? known.validate : known;
    if (!(pattern instanceof RegExp)) {
      if (!annotationFormats.has(format)) this.#description.warnings.add(`the format "${format}" is not checked.`);
      return [];
    }
    const name = `${toCamelCase(format)}Format`;
    this.#constants.set(name, toLiteral({ name: format, pattern: new Code(String(pattern)) }));
    return [["format", new Code(name)]];
  }
}

function removeAnnotations(schema: Schema): Schema {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => !annotationKeywords.has(keyword) && !keyword.startsWith("x-")),
  );
}
