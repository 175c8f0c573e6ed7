import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../../..");
const packages = ["types", "client", "msw"];
const foreign = [
  "openapi-fetch",
  "openapi-typescript-helpers",
  "otpauth",
  "@noble/hashes",
  "msw",
  "typescript",
  "typescript-5",
];

let folder: string;
const tarballOf = (name: string) => join(folder, `verify-factors-${name}-0.1.0.tgz`);

/** An empty project with the packed packages unpacked into it, and beside them what they depend on. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-factors-packed-"));
  const modules = join(folder, "node_modules");
  for (const name of packages) {
    await run("npm", ["pack", "--pack-destination", folder], { cwd: join(root, "packages", name) });
    const target = join(modules, "@verify-factors", name);
    await mkdir(target, { recursive: true });
    await run("tar", ["-xzf", tarballOf(name), "-C", target, "--strip-components", "1"]);
  }
  await mkdir(join(modules, "@noble"));
  for (const name of foreign) await symlink(join(root, "node_modules", name), join(modules, name));
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "use.ts"), use);
  const lib = ["es2023", "dom", "dom.iterable"];
  const strict = { strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false };
  const compilerOptions = { ...strict, noEmit: true, target: "es2022", module: "nodenext", lib, types: [] };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const use = `
import { createFactorClient, FactorNotVerifiedError } from "@verify-factors/client";
import { retryingFetch } from "@verify-factors/client/retry";
import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import type { NewTotpFactor } from "@verify-factors/types";

const fetch = retryingFetch({
  fetch: async () => Response.json({ sid: "YF", status: "unverified", factor_type: "totp", binding: {} }),
});
const client = createFactorClient({ serviceSid: "VA${"0".repeat(32)}", baseUrl: "https://app.example", fetch });
const factors = client.factors("12345678");
const mock: FactorMock = createFactorMock();
const factor: NewTotpFactor = await factors.create({ FactorType: "totp", FriendlyName: "Ada" });
const error: unknown = await factors.verify("YF${"0".repeat(32)}", "123456").catch((reason: unknown) => reason);
// @ts-expect-error: a key of the other type
const wrong = () => factors.create({ FactorType: "totp", FriendlyName: "Ada", "Config.AppId": "x" });
console.log(factor.sid, error instanceof FactorNotVerifiedError, typeof wrong, mock.factors().length);
`;

describe.each(packages)("the package %s", (name) => {
  test("is packed as publint wants it, with a license and without sources", async () => {
    const { messages } = await publint({ pkgDir: join(folder, "node_modules/@verify-factors", name), strict: true });
    expect(messages).toEqual([]);
    const files = await readdir(join(folder, "node_modules/@verify-factors", name));
    expect(files.sort()).toEqual(["LICENSE", "README.md", "dist", "package.json"]);
  });

  test("has the right types wherever ES modules are understood", async () => {
    const result = await checkPackage(createPackageFromTarballData(await readFile(tarballOf(name))));
    const problems = "problems" in result ? result.problems : [{ kind: "no types" as const }];
    // They are ES modules only: require() of them is what "node16 from CommonJS" and "node10" complain about.
    const expected = ["CJSResolvesToESM", "NoResolution"];
    expect(problems.filter(({ kind }) => !expected.includes(kind))).toEqual([]);
  });
});

test.each(["typescript", "typescript-5"])(
  "the packed packages type-check with %s, libraries included",
  async (name) => {
    const tsc = join(root, "node_modules", name, "bin/tsc");
    const outcome = await run(process.execPath, [tsc], { cwd: folder }).catch((error: { stdout: string }) => error);
    expect(outcome.stdout).toBe("");
  },
);

test("the packed client runs on this Node and on the machine's own", async () => {
  const own = (process.env.PATH ?? "").split(delimiter).filter((path) => !path.includes("node_modules"));
  const script = await readFile(join(folder, "use.ts"), "utf8");
  const { code } = await (await import("esbuild")).transform(script, { loader: "ts" });
  await writeFile(join(folder, "use.js"), code);
  const here = await run(process.execPath, ["use.js"], { cwd: folder });
  const there = await run("node", ["use.js"], { cwd: folder, env: { ...process.env, PATH: own.join(delimiter) } });
  expect([here.stdout, there.stdout]).toEqual(Array(2).fill("YF true function 0\n"));
});
