import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { CORE_SCHEMA, load, mergeTag } from "js-yaml";
import type { Document } from "./openapi.ts";

/**
 * Reads a description in YAML or JSON, and bundles the files that it refers to. Throws an error with the name of the
 * file if it is not an OpenAPI 3.1 description.
 * @example const description = await readDescription("./openapi.yaml");
 */
export async function readDescription(file: string): Promise<Document> {
  const filename = relative(process.cwd(), file);
  const description = parse(await readFile(file, "utf8"), filename);
  checkVersion(description, filename);
  return /"\$ref":"[^#]/.test(JSON.stringify(description)) ? bundleFiles(file) : description;
}

function parse(text: string, filename: string): Partial<Document> {
  try {
    const description = load(text, { schema: CORE_SCHEMA.withTags(mergeTag) }) ?? {};
    // `JSON.stringify()` throws if a YAML alias contains itself.
    JSON.stringify(description);
    return description;
  } catch (error) {
    throw new Error(`${filename}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

function checkVersion(description: Partial<Document>, filename: string): asserts description is Document {
  const { openapi, swagger, paths } = description;
  const version = swagger ? `Swagger ${swagger}` : `OpenAPI ${openapi}`;
  if (!swagger && !openapi)
    throw new Error(`${filename}: the description has no OpenAPI version. Add \`openapi: 3.1.0\`.`);
  if (!String(openapi).startsWith("3.1")) throw new Error(`${filename}: ${version} is not supported. ${conversion}`);
  if (typeof paths !== "object") throw new Error(`${filename}: the description has no paths. Add \`paths\`.`);
}

const conversion =
  'Convert it to OpenAPI 3.1: from 2.0 to 3.0 with swagger2openapi; from 3.0 by setting `openapi: 3.1.0` and replacing `nullable: true` with `type: [<type>, "null"]`, and `exclusiveMinimum: true` or `exclusiveMaximum: true` with the limit itself.';

/** Returns the parts of a description that OpenAPI 3.1 does not allow, such as null instead of an object. */
export async function listStructureErrors(document: Document) {
  const { createConfig, lintFromString } = await import("@redocly/openapi-core");
  const config = await createConfig({ rules: { struct: "error" } });
  return lintFromString({ source: JSON.stringify(document), config });
}

/** Bundles a description in several files. Imports the bundler only here, because loading it takes long. */
async function bundleFiles(file: string): Promise<Document> {
  const { bundle, createConfig } = await import("@redocly/openapi-core");
  const { bundle: description, problems } = await bundle({ ref: file, config: await createConfig({}) });
  const messages = problems.map(({ message, location: [location] }) => {
    const source = relative(process.cwd(), location?.source.absoluteRef ?? file);
    return `${source}${location?.pointer ?? ""}: ${message}`;
  });
  if (messages.length > 0) throw new Error(messages.join("\n"));
  return description.parsed as Document;
}
