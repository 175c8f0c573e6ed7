import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";

const program = join(import.meta.dirname, "../bin/verify-factors-mock.js");

/** How a process has ended and what it has printed. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command until it ends by itself. */
export async function runToEnd(...args: string[]): Promise<Ended> {
  const child = start(args);
  return ended(child, text(child.stdout), text(child.stderr));
}

/** Runs the command until it listens; answers its address, what it prints, and how to end it. */
export async function runUntilReady(...args: string[]) {
  const child = start(["--port", "0", ...args]);
  const lines: string[] = [];
  const stderr = text(child.stderr);
  const reader = createInterface({ input: child.stdout });
  const closed = once(reader, "close");
  const ready = new Promise<string>((resolve, reject) => {
    reader.on("line", (line) => {
      lines.push(line);
      const [url] = /http:\/\/127\.0\.0\.1:\d+[^\s,]*/.exec(line) ?? [];
      if (url) resolve(url);
    });
    reader.once("close", () => reject(new Error(`It has ended before it was ready: ${lines.join("\n")}`)));
  });
  const url = await ready;
  const printed = async () => {
    await closed;
    return lines.join("\n");
  };
  const stop = (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    return ended(child, printed(), stderr);
  };
  return { url, lines, stop };
}

/** A file for `--config`, in a folder that is gone when the test is over. */
export async function configFile(contents: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "verify-factors-config-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "mock.json");
  await writeFile(file, typeof contents === "string" ? contents : JSON.stringify(contents));
  return file;
}

function start(args: string[]) {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function ended(child: ChildProcess, stdout: Promise<string>, stderr: Promise<string>): Promise<Ended> {
  const [code] = child.exitCode === null ? ((await once(child, "exit")) as [number | null]) : [child.exitCode];
  return { code, stdout: await stdout, stderr: await stderr };
}
