import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The root of the repository. */
export const root = join(import.meta.dirname, "../../..");

/** The parts of a `package.json` that tests read. */
export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  scripts: Record<string, string>;
  workspaces?: string[];
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  [field: string]: unknown;
}

/** Reads the `package.json` of a folder of the repository. */
export async function readManifest(folder = "."): Promise<Manifest> {
  return JSON.parse(await readFile(join(root, folder, "package.json"), "utf8")) as Manifest;
}
