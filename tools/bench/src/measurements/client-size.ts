import { measureSize } from "@verify-factors/testing/size";
import type { BuildFailure } from "esbuild";
import { benchFolder } from "../command.ts";
import type { Report } from "../report.ts";

const operations = "{ listFactor, createNewFactor, fetchFactor, updateFactor, deleteFactor }";
const client = 'export { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";';
const heyApi = `export ${operations} from "./generated/hey-api/index.ts";`;
const sdk = 'export { default } from "twilio";';

/** The code that a page imports to call all five operations. */
const imports: [name: string, code: string, platform?: "node"][] = [
  ["ours", client],
  ["ours, with retry", `${client} export { retryingFetch } from "@verify-factors/client/retry";`],
  ["openapi-fetch", 'export { default } from "openapi-fetch";'],
  ["hey-api", `${heyApi} export { client } from "./generated/hey-api/client.gen.ts";`],
  ["orval", `export ${operations} from "./generated/orval/factors.ts";`],
  ["official SDK", sdk],
  ["official SDK, for Node", sdk, "node"],
];

/** Measures the bytes that a client adds to a bundle. */
export async function measure(): Promise<Report> {
  const bundle = async (contents: string, platform: "browser" | "node" = "browser") => {
    return (await measureSize(contents, benchFolder, { platform, logLevel: "silent", logLimit: 0 })) / 1000;
  };
  const describeFailure = ({ errors }: BuildFailure) => `${errors.length} errors`;
  const rows = imports.map(async ([name, ...input]) => [name, await bundle(...input).catch(describeFailure)]);
  const size = await bundle(client);
  return {
    tables: [[["client", "min + gzip, kB"], ...(await Promise.all(rows))]],
    goals: [["at most 4.9 kB", size, size <= 4.9]],
  };
}
