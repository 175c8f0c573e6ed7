import vm from "node:vm";
import { EdgeVM } from "@edge-runtime/vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { credentials, factorsPath, identity, path, serviceSid } from "./fixture.ts";
import { listFailures } from "./runtime-checks.ts";

/** Bundles code into one file without Node modules, as for an edge runtime. */
async function bundle(contents: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    format: "iife",
    platform: "browser",
    write: false,
  });
  return result.outputFiles[0]?.text ?? "";
}

const options = JSON.stringify({ serviceSid, credentials });

test("passes the runtime checks in an edge runtime", async () => {
  const edge = new EdgeVM();
  edge.evaluate(
    await bundle('import { listFailures } from "./runtime-checks.ts"; globalThis.outcome = listFailures();'),
  );
  expect(await edge.evaluate<Promise<string[]>>("outcome")).toEqual([]);
});

test("passes the runtime checks on Node", async () => {
  expect(await listFailures()).toEqual([]);
});

/** Runs code in a new realm with the platform globals of this realm, like Vitest's `vmThreads` and Jest. */
async function runInRealm(code: string, globals: object): Promise<unknown> {
  const platform = { Request, Response, Headers, URL, URLSearchParams, FormData, TextEncoder, AbortController, btoa };
  const context = vm.createContext({ ...platform, setTimeout, clearTimeout, ...globals });
  vm.runInContext(await bundle(code), context);
  return vm.runInContext("outcome", context);
}

test("adds the operation to an error from another realm", async () => {
  const code = `
    import { createFactorClient } from "@verify-factors/client";
    const client = createFactorClient({ ...${options}, fetch });
    globalThis.outcome = client.factors("${identity}").page().catch((error) => error);
  `;
  const networkError = new TypeError("fetch failed");
  expect(await runInRealm(code, { fetch: () => Promise.reject(networkError) })).toBe(networkError);
  expect(networkError).toMatchObject({ operation: "ListFactor" });
});

test("sends a form from another realm", async () => {
  const code = `
    import { createFactorClient } from "@verify-factors/client";
    const client = createFactorClient({ ...${options}, fetch });
    const body = new URLSearchParams("FactorType=totp&FriendlyName=Ada");
    globalThis.outcome = client.http.POST("${factorsPath}", { params: { path: ${JSON.stringify(path)} }, body });
  `;
  const sent: string[] = [];
  const fetch = async (request: Request) => {
    sent.push(await request.text());
    return Response.json({});
  };
  await runInRealm(code, { fetch });
  expect(sent).toEqual(["FactorType=totp&FriendlyName=Ada"]);
});
