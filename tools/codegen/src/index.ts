import type { Document } from "./openapi.ts";
import { generateClient } from "./targets/client.ts";
import { generateMsw } from "./targets/msw.ts";
import { generateTypes } from "./targets/types.ts";

export type { Document } from "./openapi.ts";

/** A package that this generator knows how to feed. */
export type Target = keyof typeof targets;

const targets = { types: generateTypes, client: generateClient, msw: generateMsw };

/**
 * Turns a bundled OpenAPI 3.1 description into the files of one package's `src/generated`, by file name. Throws an error
 * that names the operation and the part when the description uses something the target cannot express.
 */
export async function generate(target: Target, document: Document): Promise<Record<string, string>> {
  const write = targets[target];
  if (!write) throw new Error(`There is no target "${target}"; the targets are ${Object.keys(targets).join(", ")}.`);
  return write(document);
}
