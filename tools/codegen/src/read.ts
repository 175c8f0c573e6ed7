import { relative } from "node:path";
import { bundle, createConfig } from "@redocly/openapi-core";
import type { Document } from "./openapi.ts";

/**
 * Reads a description in YAML or JSON; what it refers to in other files becomes its own. Throws an error that names each
 * `$ref` that leads nowhere, and where it stands.
 */
export async function readDescription(file: string): Promise<Document> {
  const { bundle: description, problems } = await bundle({ ref: file, config: await createConfig({}) });
  const faults = problems.map(({ message, location: [place] }) => {
    const source = relative(process.cwd(), place?.source.absoluteRef ?? file);
    return `${source}${place?.pointer ?? ""}: ${message}`;
  });
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return description.parsed as Document;
}
