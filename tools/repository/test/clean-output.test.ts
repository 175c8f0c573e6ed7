import { execFile } from "node:child_process";
import { access, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { Copy } from "../src/copy.ts";
import { readManifest, root } from "../src/workspace.ts";

const run = promisify(execFile);

// The package that builds without another one.
const fastest = "packages/openapi-mock";

test("npm pack rebuilds a package, so that no file without a source is packed", async () => {
  await using copy = await Copy.make();
  await copy.write(`${fastest}/dist/stale.js`, "");
  const { code, output } = await copy.run("npm", ["pack", "--workspace", fastest, "--json"]);
  expect(output).not.toContain("stale.js");
  expect(output).toContain("dist/index.js");
  expect(code).toBe(0);
});

test.each(["codegen", "types", "client", "msw", "server"])("npm pack rebuilds %s in the same way", async (name) => {
  const { scripts } = await readManifest(name === "codegen" ? "tools/codegen" : `packages/${name}`);
  const { prepack, build = "" } = (await readManifest(fastest)).scripts;
  expect(scripts.prepack).toBe(prepack);
  expect(scripts.build?.split(" && ").slice(0, 2)).toEqual(build.split(" && "));
});

// The archive of a release has no history to clone.
const hasHistory = await access(join(root, ".git")).then(
  () => true,
  () => false,
);
test.runIf(hasHistory)(
  "a checkout with core.autocrlf=true has the same line endings as every other checkout",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "verify-factors-clone-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await run("git", ["clone", "--quiet", "--config", "core.autocrlf=true", root, folder]);
    const { stdout } = await run("git", ["ls-files", "--eol"], { cwd: folder });
    expect(stdout.split("\n").length).toBeGreaterThan(100);
    expect(stdout.split("\n").filter((line) => /w\/(crlf|mixed)/.test(line))).toEqual([]);
  },
);
