import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Measurement } from "../report.ts";
import { formatSize } from "../statistics.ts";
import { benchFolder } from "../workspace.ts";

const client = 'export { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";';
const sdk = 'export { default } from "twilio";';
const operations = "listFactor, createNewFactor, fetchFactor, updateFactor, deleteFactor";

/** The code that a page imports to call all five operations, and what it lacks beside ours. */
const bundles: Record<string, { code: string; lacks: string }> = {
  ours: { code: client, lacks: "" },
  "ours, with retry": {
    code: `${client} export { retryingFetch } from "@verify-factors/client/retry";`,
    lacks: "",
  },
  "openapi-fetch": {
    code: 'export { default } from "openapi-fetch";',
    lacks: "credentials, typed errors, paging, JSON inside forms; form bodies need a header at each call",
  },
  "hey-api": {
    code: `export { ${operations} } from "./generated/hey-api/index.ts"; export { client } from "./generated/hey-api/client.gen.ts";`,
    lacks: "paging, JSON inside forms, a `verify` that fails",
  },
  orval: {
    code: `export { ${operations} } from "./generated/orval/factors.ts";`,
    lacks: "encoded path parameters, credentials, typed errors, paging",
  },
};

/** Measures the bytes that a client adds to a bundle. */
export const measure: Measurement = async () => {
  const sizes = new Map<string, number>();
  for (const [name, { code }] of Object.entries(bundles)) sizes.set(name, await measureSize(code, "browser"));
  const rows = [...sizes].map(([name, size]) => [name, formatSize(size), bundles[name]?.lacks ?? ""]);
  const errors = await countErrors(sdk);
  const sdkSize = `${formatSize(await measureSize(sdk, "node"))} for Node`;
  const size = sizes.get("ours") ?? Number.NaN;
  return {
    title: "Client: size in a browser",
    body: [
      "All five operations, bundled by esbuild, minified, gzip level 9.",

      [
        ["client", "min + gzip", "what it lacks"],
        ...rows,
        ["official SDK", sdkSize, `browsers and edge runtimes: ${errors} errors in a bundle for a browser`],
      ],
    ],
    goals: [{ goal: "at most 4.9 kB", measured: formatSize(size), met: size <= 4900 }],
  };
};

function bundle(contents: string, platform: "browser" | "node") {
  const stdin = { contents, resolveDir: benchFolder, loader: "ts" as const };
  const output = { bundle: true, minify: true, format: "esm", write: false } as const;
  return build({ stdin, platform, logLevel: "silent", logLimit: 0, ...output });
}

async function measureSize(code: string, platform: "browser" | "node"): Promise<number> {
  const { outputFiles } = await bundle(code, platform);
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

/** Returns the number of errors of a bundle for browsers. */
async function countErrors(code: string): Promise<number> {
  return bundle(code, "browser").then(
    () => 0,
    (error: { errors: unknown[] }) => error.errors.length,
  );
}
