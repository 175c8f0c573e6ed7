import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { bench } from "../places.ts";
import type { Measurement } from "../report.ts";
import { sizeText } from "../statistics.ts";

const ours = 'export { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";';
const retry = 'export { retryingFetch } from "@verify-factors/client/retry";';
const sdk = 'export { default } from "twilio";';
const five = "listFactor, createNewFactor, fetchFactor, updateFactor, deleteFactor";

/** What a page loads to call all five operations. */
const bundles: Record<string, { code: string; lacks: string }> = {
  ours: { code: ours, lacks: "" },
  "ours, with retry": { code: ours + retry, lacks: "" },
  "openapi-fetch": {
    code: 'export { default } from "openapi-fetch";',
    lacks: "credentials, typed errors, paging, JSON inside forms; form bodies need a header at each call",
  },
  "hey-api": {
    code: `export { ${five} } from "./generated/hey-api/index.ts"; export { client } from "./generated/hey-api/client.gen.ts";`,
    lacks: "paging, JSON inside forms, a `verify` that fails",
  },
  orval: {
    code: `export { ${five} } from "./generated/orval/factors.ts";`,
    lacks: "encoded path parameters, credentials, typed errors, paging",
  },
};

/** How many bytes of code a client brings along. */
export const measure: Measurement = async ({ progress }) => {
  const sizes = new Map<string, number>();
  for (const [name, { code }] of Object.entries(bundles)) {
    progress(`bundling: ${name}`);
    sizes.set(name, await sizeOf(code, "browser"));
  }
  progress("bundling: official SDK");
  const errors = await errorsOf(sdk);
  const forNode = await sizeOf(sdk, "node");
  const own = sizes.get("ours") ?? Number.NaN;
  const wordless = await sizeOf(ours, "browser", [withoutTexts]);
  return {
    title: "Client: size in a browser",
    method: "All five operations, bundled by esbuild, minified, gzip level 9.",
    tables: [
      {
        rows: [
          ["client", "min + gzip", "what it lacks"],
          ...Object.entries(bundles).map(([name, { lacks }]) => [name, sizeText(sizes.get(name) ?? Number.NaN), lacks]),
          ["ours, its `TypeError`s without texts", sizeText(wordless), "saying what is wrong"],
          [
            "official SDK",
            `${sizeText(forNode)} for Node`,
            errors === 0 ? "" : `does not bundle for a browser: ${errors} errors; no browser, no edge`,
          ],
        ],
      },
    ],
    goals: [{ goal: "at most 4.9 kB", measured: sizeText(own), met: own <= 4900 }],
    notes: [
      "What ours has above the goal are words: which option, field or parameter is wrong, what was expected, and what came.",
    ],
  };
};

/** Our client with `TypeError`s that say nothing. */
const withoutTexts: Plugin = {
  name: "without-texts",
  setup: ({ onLoad }) => {
    onLoad({ filter: /client\/dist\/.*\.js$/ }, async ({ path }) => {
      const code = await readFile(path, "utf8");
      return { contents: code.replaceAll(/new TypeError\((`[^`]*`|"[^"]*")\)/g, "new TypeError()") };
    });
  },
};

function bundle(contents: string, platform: "browser" | "node", plugins: Plugin[] = []) {
  const stdin = { contents, resolveDir: bench, loader: "ts" as const };
  const output = { bundle: true, minify: true, format: "esm", write: false, logLevel: "silent" } as const;
  return build({ stdin, platform, plugins, logLimit: 0, ...output });
}

async function sizeOf(code: string, platform: "browser" | "node", plugins?: Plugin[]): Promise<number> {
  const { outputFiles } = await bundle(code, platform, plugins);
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
}

/** How many errors a bundle for browsers has. */
async function errorsOf(code: string): Promise<number> {
  return bundle(code, "browser").then(
    () => 0,
    (error: { errors: unknown[] }) => error.errors.length,
  );
}
