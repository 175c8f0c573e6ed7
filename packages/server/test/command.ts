import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";

const program = join(import.meta.dirname, "../bin/verify-factors-mock.js");

/** Starts the command, and stops it at the end of the test at the latest. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (data) => {
    output.stdout += data;
  });
  child.stderr.on("data", (data) => {
    output.stderr += data;
  });
  const result = once(child, "close").then(([code]) => ({ code, ...output }));
  return { child, output, result };
}

/** Runs the command until it exits. Returns its exit code and output. */
export function runToEnd(...args: string[]) {
  return start(...args).result;
}

/** Runs the command until it listens. Returns its process, URL and output, and functions to wait for output and stop it. */
export async function runUntilReady(...args: string[]) {
  const { child, output, result } = start("--port", "0", ...args);
  const waitFor = (pattern: RegExp) => expect.poll(() => output.stdout, { timeout: 50_000 }).toMatch(pattern);
  await waitFor(/http:.*\n/);
  const [url = ""] = /http:[^\s,]+/.exec(output.stdout) ?? [];
  const stop = () => {
    child.kill("SIGTERM");
    return result;
  };
  return { child, url, output, waitFor, stop };
}

/** Writes a file for `--config`, in a directory that is removed when the test finishes. */
export async function writeConfig(contents: unknown): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "verify-factors-config-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, "mock.json");
  await writeFile(file, typeof contents === "string" ? contents : JSON.stringify(contents));
  return file;
}
