import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { expect, onTestFinished } from "vitest";

const program = join(import.meta.dirname, "../bin/verify-factors-mock.js");

/** The output and the exit status of a process. */
export interface Result {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts the command, and stops it at the end of the test at the latest. */
export function start(...args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Runs the command until it exits. */
export async function runToEnd(...args: string[]): Promise<Result> {
  const child = start(...args);
  return toResult(child, text(child.stdout), text(child.stderr));
}

/** Runs the command until it listens. Returns its URL, what it prints, and how to stop it. */
export async function runUntilReady(...args: string[]) {
  const child = start("--port", "0", ...args);
  const lines: string[] = [];
  const stderr = text(child.stderr);
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  const closed = once(reader, "close");
  /** Returns the first line that matches, as soon as it is printed. */
  const findLine = (pattern: RegExp) =>
    expect.poll(() => lines.find((line) => pattern.test(line)), { timeout: 50_000 }).toBeDefined();
  await findLine(/http:/);
  const [url = ""] = /http:[^\s,]+/.exec(lines.join("\n")) ?? [];
  const stop = async (signal: NodeJS.Signals): Promise<Result> => {
    child.kill(signal);
    await closed;
    return toResult(child, Promise.resolve(lines.join("\n")), stderr);
  };
  return { url, lines, findLine, stop, stdout: child.stdout, stopReading: () => reader.close() };
}

/** Writes a file for `--config`, in a directory that is removed when the test is over. */
export async function writeConfig(contents: unknown): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "verify-factors-config-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, "mock.json");
  await writeFile(file, typeof contents === "string" ? contents : JSON.stringify(contents));
  return file;
}

async function toResult(child: ChildProcess, stdout: Promise<string>, stderr: Promise<string>): Promise<Result> {
  const [code] = child.exitCode === null ? ((await once(child, "exit")) as [number | null]) : [child.exitCode];
  return { code, stdout: await stdout, stderr: await stderr };
}
