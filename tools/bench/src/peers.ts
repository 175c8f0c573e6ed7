import { rm } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { generated } from "./places.ts";
import { succeed } from "./processes.ts";

/** What is bundled to be run, since the generators write TypeScript that Node does not resolve. */
const entries = {
  "hey-api": "hey-api/index.ts",
  "hey-api-client": "hey-api/client.gen.ts",
  "hey-api-mocks": "hey-api-mocks/msw.gen.ts",
  orval: "orval/factors.ts",
  "orval-mocks": "orval/factors.msw.ts",
} as const;

const folder = join(generated, "bundled");

/** Generates the code of every peer from the description, as the scripts of package.json say, and makes it runnable. */
export async function generatePeers(progress: (text: string) => void): Promise<void> {
  await rm(generated, { recursive: true, force: true });
  for (const peer of ["openapi-typescript", "hey-api", "hey-api-mocks", "orval"]) {
    progress(`generating: ${peer}`);
    await succeed("npm", ["run", `generate:${peer}`]);
  }
  const entryPoints = Object.entries(entries).map(([out, path]) => ({ in: join(generated, path), out }));
  const files = { outdir: folder, outExtension: { ".js": ".mjs" } };
  await build({
    entryPoints,
    ...files,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
}

/** The generated code of a peer, to be called. Its types are not there before it is generated. */
// biome-ignore lint/suspicious/noExplicitAny: what the code exports is known only once it is generated.
export async function bundled(name: keyof typeof entries): Promise<any> {
  return import(pathToFileURL(join(folder, `${name}.mjs`)).href);
}
