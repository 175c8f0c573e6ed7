import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { load } from "js-yaml";
import type { Document } from "./openapi.ts";

/**
 * Reads a description in YAML or JSON; what it refers to in other files becomes its own. Throws an error that names the
 * file and the place of what cannot be read, and of each `$ref` that leads nowhere.
 */
export async function readDescription(file: string): Promise<Document> {
  const filename = relative(process.cwd(), file);
  const description = load(await readFile(file, "utf8"), { filename });
  if (typeof description !== "object" || description === null) throw new Error(`${filename} holds no description.`);
  const isWhole = !/"\$ref":"[^#]/.test(JSON.stringify(description));
  return isWhole ? (description as Document) : bundled(file);
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
