import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import packaged, { inflate } from "@sparticuz/chromium";

const run = promisify(execFile);

/** Returns Playwright's launch options: for the Chromium of `@sparticuz/chromium` on Linux, for the installed Chrome elsewhere. */
export async function getLaunchOptions() {
  if (process.platform !== "linux") return { channel: "chrome" };
  const { executablePath, libraries } = await ensureChromium();
  const args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
  if (!(await lacksLibraries(executablePath))) return { executablePath, args };
  return { executablePath, args, env: { ...process.env, LD_LIBRARY_PATH: libraries } };
}

/**
 * Unpacks the packaged Chromium, and the libraries that a minimal system lacks, once per machine. Unpacks into a temporary
 * folder and then renames it, because several test runs may start at the same time.
 */
export async function ensureChromium(): Promise<{ executablePath: string; libraries: string }> {
  const { version } = JSON.parse(await readFile(join(getPackageFolder(), "package.json"), "utf8")) as {
    version: string;
  };
  const target = join(tmpdir(), `verify-factors-chromium-with-libraries-${version}`);
  if (!existsSync(target)) {
    const folder = await mkdtemp(`${target}-`);
    await unpack(folder);
    // The folder exists if another test run was faster.
    await rename(folder, target).catch(() => rm(folder, { recursive: true }));
  }
  return { executablePath: join(target, "chromium"), libraries: join(target, "al2023/lib") };
}

/**
 * Unpacks Chromium into a folder. The package always unpacks to the system's temporary folder, so this function sets
 * `TMPDIR` to `folder` meanwhile.
 */
async function unpack(folder: string): Promise<void> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  try {
    await packaged.executablePath();
    await inflate(join(getPackageFolder(), "bin/al2023.tar.br"));
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

function getPackageFolder(): string {
  const name = join("@sparticuz", "chromium");
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  return entry.slice(0, entry.lastIndexOf(name) + name.length);
}

/** Returns `true` if the system lacks a library that a program is linked to. */
async function lacksLibraries(program: string): Promise<boolean> {
  const { stdout } = await run("ldd", [program]).catch(() => ({ stdout: "" }));
  return stdout.includes("not found");
}
