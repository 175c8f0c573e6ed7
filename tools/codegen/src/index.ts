import type { Document } from "./openapi.ts";

export type { Document } from "./openapi.ts";
export { readDescription } from "./read.ts";

/** A package that this generator knows how to feed. */
export type Target = keyof typeof targets;

// Loaded one at a time: TypeScript takes longer to load than a table takes to make.
const targets = {
  types: async () => (await import("./targets/types.ts")).generateTypes,
  client: async () => (await import("./targets/client.ts")).generateClient,
  msw: async () => (await import("./targets/msw.ts")).generateMsw,
};

/**
 * Turns a bundled OpenAPI 3.1 description into the files of one package's `src/generated`, by file name. Throws an error
 * that names the operation and the part when the description uses something the target cannot express.
 */
export async function generate(target: Target, document: Document): Promise<Record<string, string>> {
  const load = targets[target];
  if (!load) throw new Error(`There is no target "${target}"; the targets are ${Object.keys(targets).join(", ")}.`);
  const write = await load();
  return write(document);
}
