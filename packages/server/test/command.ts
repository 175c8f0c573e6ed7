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
  reader.on("line", (line) => lines.push(line));
  const closed = once(reader, "close");

  /** The first line that looks like this, as soon as it is printed. */
  const lineLike = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = lines.find((line) => pattern.test(line));
        if (found !== undefined) resolve(found);
      };
      look();
      reader.on("line", look);
      reader.once("close", () => reject(new Error(`It has ended and never printed ${pattern}: ${lines.join("\n")}`)));
    });

  const [url = ""] = /http:[^\s,]+/.exec(await lineLike(/http:\/\/127\.0\.0\.1:\d+/)) ?? [];
  const printed = async () => {
    await closed;
    return lines.join("\n");
  };
  const stop = (signal: NodeJS.Signals): Promise<Ended> => {
    child.kill(signal);
    return ended(child, printed(), stderr);
  };
  /** Goes away from the other end of stdout, as `head` does. */
  const deafen = () => {
    reader.close();
    child.stdout.destroy();
  };
  return { url, lines, lineLike, deafen, stop };
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
