import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { benchFolder, bundleFolder, generatedFolder, runCommand } from "./workspace.ts";

/** Installs the peers if the lock file is newer than the last installation. */
export async function installPeers(progress: (text: string) => void): Promise<void> {
  const lock = await stat(join(benchFolder, "package-lock.json"));
  const installed = await stat(join(benchFolder, "node_modules/.package-lock.json")).catch(() => undefined);
  if (installed && installed.mtimeMs > lock.mtimeMs) return;
  progress("installing the peers");
  await runCommand("npm", ["ci"]);
}

/**
 * Generates the code of every peer with the scripts of package.json. Bundles it together with the consumers, since the
 * generators write TypeScript that Node does not resolve.
 */
export async function generatePeers(progress: (text: string) => void): Promise<void> {
  await rm(generatedFolder, { recursive: true, force: true });
  for (const peer of ["openapi-typescript", "hey-api", "hey-api-mocks", "orval"]) {
    progress(`generating: ${peer}`);
    await runCommand("npm", ["run", `generate:${peer}`]);
  }
  const consumers = (await readdir(join(benchFolder, "consumers"))).filter((file) => file.endsWith(".ts"));
  await build({
    absWorkingDir: benchFolder,
    entryPoints: [
      ...consumers.map((file) => ({ in: `consumers/${file}`, out: file.replace(".ts", "") })),
      { in: "generated/hey-api-mocks/msw.gen.ts", out: "hey-api-mocks" },
      { in: "generated/orval/factors.msw.ts", out: "orval-mocks" },
    ],
    outdir: bundleFolder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "error",
  });
}
