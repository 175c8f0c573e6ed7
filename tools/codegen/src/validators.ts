import { Ajv, type Options } from "ajv/dist/ajv.js";
import { fastFormats } from "ajv-formats/dist/formats.js";
import { lookUp, type Operation, onBehalfOf } from "./document.ts";
import type { Document, Schema } from "./openapi.ts";
import { standalone } from "./standalone.ts";

// Ajv's core dialect lacks a few keywords of JSON Schema 2020-12 (prefixItems, unevaluatedProperties, …) and writes half
// the code for the rest. Strictness turns a keyword that it lacks into an error here instead of a check that never runs.
const options: Options = {
  strictSchema: true,
  strictTypes: false,
  allErrors: true,
  // Where an error is and which keyword it breaks says enough, and halves the code.
  messages: false,
  ownProperties: true,
  code: { source: true, esm: true },
};

function patternOf(format: (typeof fastFormats)[keyof typeof fastFormats] | undefined): RegExp | undefined {
  const pattern = typeof format === "object" && "validate" in format ? format.validate : format;
  return pattern instanceof RegExp ? pattern : undefined;
}

/** A schema that gets a validator, and the first operation that uses it. */
export interface NamedSchema {
  schema: Schema;
  usedBy: Operation;
}

/**
 * One module of validators that needs neither `eval` nor Ajv at run time: a function for each named schema, `$ref`s into
 * the document allowed.
 */
export async function validatorModule(document: Document, schemas: Record<string, NamedSchema>): Promise<string> {
  const ajv = new Ajv(options);
  // Formats that are regular expressions are written into the code; the others (int32, password) only annotate.
  for (const [name, format] of Object.entries(fastFormats)) ajv.addFormat(name, patternOf(format) ?? true);
  ajv.addVocabulary(["example", "externalDocs"]);
  for (const name of ["int32", "int64", "password"]) ajv.addFormat(name, true);
  const keys: Record<string, string> = {};
  for (const [name, { schema, usedBy }] of Object.entries(schemas)) {
    onBehalfOf(usedBy, () => {
      addComponents(ajv, document, schema);
      keys[name] = addSchema(ajv, name, schema);
      ajv.getSchema(keys[name]);
    });
  }
  return standalone(ajv, keys);
}

/** Adds every schema of the document that a schema refers to, and those that these refer to. */
function addComponents(ajv: Ajv, document: Document, schema: unknown): void {
  for (const [, $ref = ""] of JSON.stringify(schema).matchAll(/"(#\/components\/schemas\/[^"/]+)/g)) {
    if (absolute($ref) in ajv.schemas) continue;
    const component = lookUp(document, $ref);
    ajv.addSchema(ready(component) as object, absolute($ref));
    addComponents(ajv, document, component);
  }
}

/** Adds a schema and answers its key: that of the component, when it says no more than a `$ref` to one. */
function addSchema(ajv: Ajv, name: string, schema: Schema): string {
  const component = absolute(schema.$ref ?? "");
  if (component in ajv.schemas && Object.keys(schema).length === 1) return component;
  ajv.addSchema(ready(schema) as object, name);
  return name;
}

/** Keywords whose value is data or a map of schemas by name; the value of any other one is a schema, or nests some. */
const holdsData = new Set(["const", "default", "enum", "example", "examples"]);
const holdsNames = new Set(["properties", "patternProperties", "$defs"]);

/**
 * A schema as Ajv reads it best: without words, with absolute `$ref`s, and with unions decided by their discriminator
 * alone, so that an error is one of the member meant and not of all members.
 */
function ready(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(ready);
  if (typeof schema !== "object" || schema === null) return schema;
  const { description, discriminator, ...keywords } = schema as Schema;
  const { propertyName, mapping } = discriminator ?? {};
  if (propertyName && mapping) {
    const { oneOf, anyOf, ...beside } = keywords;
    const unmapped = [...(oneOf ?? []), ...(anyOf ?? [])].find(
      ({ $ref = "" }) => !Object.values(mapping).includes($ref),
    );
    if (unmapped) throw new Error(`the mapping of "${propertyName}" leaves out ${JSON.stringify(unmapped)}.`);
    const union = decided(propertyName, mapping);
    return Object.keys(beside).length > 0 ? { allOf: [ready(beside), union] } : union;
  }
  const result = Object.entries(keywords)
    .filter(([keyword]) => !keyword.startsWith("x-"))
    .map(([keyword, value]) => {
      if (keyword === "$ref") return [keyword, absolute(value as string)];
      if (holdsData.has(keyword)) return [keyword, value];
      return [keyword, holdsNames.has(keyword) ? readyByName(value as Record<string, Schema>) : ready(value)];
    });
  return Object.fromEntries(result);
}

function readyByName(schemas: Record<string, Schema>): object {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, ready(schema)]));
}

function decided(propertyName: string, mapping: Record<string, string>): object {
  return {
    type: "object",
    required: [propertyName],
    properties: { [propertyName]: { enum: Object.keys(mapping) } },
    allOf: Object.entries(mapping).map(([value, $ref]) => ({
      if: { properties: { [propertyName]: { const: value } }, required: [propertyName] },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { $ref: absolute($ref) },
    })),
  };
}

/** Each component is a schema of its own, named by its path, so that all that refer to it share one function. */
function absolute($ref: string): string {
  return $ref.replace(/^#(\/components\/schemas\/[^/]+)/, "$1#").replace(/#$/, "");
}
