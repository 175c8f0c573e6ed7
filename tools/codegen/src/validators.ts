import { Ajv, type Options } from "ajv/dist/ajv.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { fastFormats } from "ajv-formats/dist/formats.js";
import { build } from "esbuild";
import { type Operation, onBehalfOf } from "./document.ts";
import type { Document, Schema } from "./openapi.ts";

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
  const definitions: Record<string, unknown> = {};
  for (const { schema, usedBy } of Object.values(schemas)) {
    onBehalfOf(usedBy, () => addDefinitions(document, schema, definitions));
  }
  ajv.addSchema({ $id: "description", $defs: definitions });
  for (const [name, { schema, usedBy }] of Object.entries(schemas)) {
    onBehalfOf(usedBy, () => ajv.addSchema(ready(schema) as object, name).getSchema(name));
  }
  return bundle(standaloneCode.default(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name]))));
}

/** Adds every schema of the document that a schema refers to, and those that these refer to. */
function addDefinitions(document: Document, schema: unknown, definitions: Record<string, unknown>): void {
  for (const [, name = ""] of JSON.stringify(schema).matchAll(/"#\/components\/schemas\/([^"/]+)/g)) {
    const target = document.components?.schemas?.[name];
    if (!target || name in definitions) continue;
    definitions[name] = ready(target);
    addDefinitions(document, target, definitions);
  }
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

function absolute($ref: string): string {
  return $ref.replace("#/components/schemas/", "description#/$defs/");
}

/** Inlines the pieces of Ajv's run time that the code refers to. */
async function bundle(code: string): Promise<string> {
  const result = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "js" },
    // Paths in the comments of the bundle are relative to this folder, wherever the generator is called.
    absWorkingDir: import.meta.dirname,
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    legalComments: "none",
  });
  return result.outputFiles[0]?.text ?? "";
}
