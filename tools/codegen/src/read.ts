import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { CORE_SCHEMA, load, mergeTag } from "js-yaml";
import { lookUp } from "./document.ts";
import type { Document } from "./openapi.ts";

/**
 * Reads a description in YAML or JSON; what it refers to in other files becomes its own. Throws an error that names the
 * file of what cannot be read, and the place of a `$ref` that leads nowhere.
 */
export async function readDescription(file: string): Promise<Document> {
  const filename = relative(process.cwd(), file);
  const description = parsed(await readFile(file, "utf8"), filename);
  if (/"\$ref":"[^#]/.test(JSON.stringify(description))) return bundled(file);
  checkReferences(description, description, `${filename}#`);
  return description;
}

function parsed(text: string, filename: string): Document {
  try {
    const description = load(text, { schema: CORE_SCHEMA.withTags(mergeTag) }) as Document | undefined;
    if (typeof description?.paths === "object") return description;
  } catch (error) {
    throw new Error(`${filename}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  throw new Error(`${filename}: this is no OpenAPI description, it has no paths.`);
}

/** The keywords whose value is data, in which nothing is a reference. */
const data = new Set(["value", "default", "const", "enum", "example"]);

function checkReferences(document: Document, part: unknown, place: string): void {
  if (typeof part !== "object" || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    const below = `${place}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    if (key !== "$ref" || typeof value !== "string") {
      if (!data.has(key)) checkReferences(document, value, below);
      continue;
    }
    try {
      lookUp(document, value);
    } catch (error) {
      throw new Error(`${place}: ${error instanceof Error ? error.message : error}`, { cause: error });
    }
  }
}

/** Loaded when it is needed only: that takes longer than to read a file of this size. */
async function bundled(file: string): Promise<Document> {
  const { bundle, createConfig } = await import("@redocly/openapi-core");
  const { bundle: description, problems } = await bundle({ ref: file, config: await createConfig({}) });
  const faults = problems.map(({ message, location: [place] }) => {
    const source = relative(process.cwd(), place?.source.absoluteRef ?? file);
    return `${source}${place?.pointer ?? ""}: ${message}`;
  });
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return description.parsed as Document;
}
