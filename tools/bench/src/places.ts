import { join } from "node:path";

/** The folder of this tool. */
export const bench = join(import.meta.dirname, "..");

/** The folder of the repository. */
export const root = join(bench, "../..");

/** What all peers are given: the bundled description. */
export const description = join(root, "spec/dist/openapi.json");

/** What the peers generate from it; not in git. */
export const generated = join(bench, "generated");
