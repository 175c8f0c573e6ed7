import { execFile } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { chromium } from "playwright";
import { expect, onTestFinished, test } from "vitest";
import { ensureChromium } from "../src/chromium.ts";

const run = promisify(execFile);

test.runIf(process.platform === "linux")("starts Chromium with the libraries of its package", async () => {
  const { executablePath, libraries: LD_LIBRARY_PATH } = await ensureChromium();
  const env = { ...process.env, LD_LIBRARY_PATH };
  const { stdout } = await run("ldd", [executablePath], { env });
  expect(stdout).toContain(`libnss3.so => ${LD_LIBRARY_PATH}/libnss3.so`);
  expect(stdout).not.toContain("not found");

  const browser = await chromium.launch({
    executablePath,
    env,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage();
  await page.setContent("<p>drawn</p>");
  expect(await page.textContent("p")).toBe("drawn");
  await browser.close();
});

test.runIf(process.platform === "linux")("unpacks Chromium once, even if two processes start at once", async () => {
  const temporary = await mkdtemp(join(tmpdir(), "chromium-test-"));
  onTestFinished(() => rm(temporary, { recursive: true, force: true }));
  const script = `import { ensureChromium } from "./chromium.ts"; console.log((await ensureChromium()).executablePath);`;
  const options = { cwd: join(import.meta.dirname, "../src"), env: { ...process.env, TMPDIR: temporary } };
  const runScript = () => run(process.execPath, ["--input-type=module", "--eval", script], options);
  const paths = (await Promise.all([runScript(), runScript()])).map(({ stdout }) => stdout.trim());
  const folders = await readdir(temporary);
  expect(folders).toEqual([expect.stringMatching(/^verify-factors-chromium-with-libraries-\d+\.\d+\.\d+$/)]);
  expect(new Set(paths)).toEqual(new Set([join(temporary, folders[0] ?? "", "chromium")]));
  const { stdout } = await run(paths[0] ?? "", ["--version", "--no-sandbox"]);
  expect(stdout).toMatch(/\d+\.\d+/);
});
