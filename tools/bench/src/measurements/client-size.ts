import { gzipSync } from "node:zlib";
import { type BuildFailure, build } from "esbuild";
import { benchFolder } from "../command.ts";
import type { Measurement } from "../report.ts";

const operations = "{ listFactor, createNewFactor, fetchFactor, updateFactor, deleteFactor }";
const client = 'export { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";';
const sdk = 'export { default } from "twilio";';
const heyApi = `export ${operations} from "./generated/hey-api/index.ts";`;

/** The code that a page imports to call all five operations. */
const imports: Record<string, string> = {
  ours: client,
  "ours, with retry": `${client} export { retryingFetch } from "@verify-factors/client/retry";`,
  "openapi-fetch": 'export { default } from "openapi-fetch";',
  "hey-api": `${heyApi} export { client } from "./generated/hey-api/client.gen.ts";`,
  orval: `export ${operations} from "./generated/orval/factors.ts";`,
  "official SDK, for Node": sdk,
};

/** Measures the bytes that a client adds to a bundle. */
export const measurement: Measurement = {
  rounds: 1,
  async measure() {
    const measureSize = async (name: string, code: string): Promise<[string, number]> => {
      const { outputFiles } = await bundle(code, code === sdk ? "node" : "browser");
      return [name, gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length];
    };
    const sizes = await Promise.all(Object.entries(imports).map(([name, code]) => measureSize(name, code)));
    const formatSize = (bytes: number) => `${(bytes / 1000).toFixed(2)} kB`;
    const failure = await bundle(sdk, "browser").catch(({ errors }: BuildFailure) => errors.length);
    const rows = [...sizes.map(([name, bytes]) => [name, formatSize(bytes)]), ["official SDK", `${failure} errors`]];
    const [[, ours] = ["", Number.NaN]] = sizes;
    return {
      tables: [[["client", "min + gzip"], ...rows]],
      goals: [["at most 4.9 kB", formatSize(ours), ours <= 4900]],
    };
  },
};

function bundle(contents: string, platform: "browser" | "node") {
  const options = { bundle: true, minify: true, format: "esm", write: false, logLevel: "silent", logLimit: 0 } as const;
  return build({ stdin: { contents, resolveDir: benchFolder, loader: "ts" }, platform, ...options });
}
