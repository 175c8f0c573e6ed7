import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

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

/** Reads the `package.json` of a folder: an absolute path, or one in the repository. */
export async function readManifest(folder = "."): Promise<Manifest> {
  return JSON.parse(await readFile(resolve(root, folder, "package.json"), "utf8")) as Manifest;
}
