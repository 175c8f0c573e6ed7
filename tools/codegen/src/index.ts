import { Description } from "./description.ts";
import type { Document } from "./openapi.ts";
import { checkOperations } from "./operations.ts";
import { listStructureErrors } from "./read-description.ts";

export type { Document } from "./openapi.ts";
export { readDescription } from "./read-description.ts";

/** The name of a target of {@link generate}. */
export type Target = keyof typeof generators;

// Import each generator only if it is needed, because loading TypeScript takes longer than generating a table.
const generators = {
  client: async () => (await import("./targets/client.ts")).generateClient,
  mock: async () => (await import("./targets/mock.ts")).generateMock,
  types: async () => (await import("./targets/types.ts")).generateTypes,
};

/** The names of all targets of {@link generate}. */
export const targets = Object.keys(generators) as Target[];

/** The result of {@link generate}: files by name, and a warning for each ignored part of the description. */
export interface Generated {
  files: Record<string, string>;
  warnings: string[];
}

/**
 * Generates code from a bundled OpenAPI 3.1 description. Throws an error that lists everything in the description that
 * a target cannot express, one per line: the operation, a JSON pointer, what is wrong and what to do.
 * @example
 * const { files } = await generate(await readDescription("./openapi.yaml"), ["types", "mock"]);
 * console.log(files["types.ts"]);
 */
export async function generate(document: Document, names: readonly Target[]): Promise<Generated> {
  const description = new Description(document);
  const files: Record<string, string> = {};
  try {
    checkOperations(description);
    for (const name of targets.filter((target) => names.includes(target))) {
      const generateTarget = await generators[name]();
      Object.assign(files, await generateTarget(description));
    }
  } catch (error) {
    // The most likely cause is a part of the description that is empty or has the wrong type.
    for (const { message, location } of await listStructureErrors(document)) {
      description.report({}, `${message.replace(/\.$/, "")}. Correct it.`, location[0]?.pointer);
    }
    description.throwProblems();
    throw error;
  }
  description.throwProblems();
  return { files, warnings: [...description.warnings] };
}
