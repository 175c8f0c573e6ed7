import { readFile } from "node:fs/promises";
import type { FactorServerOptions } from "../server-options.ts";

/** The options of a server that JSON can express. */
export type Config = Omit<FactorServerOptions, "random" | "log">;

/**
 * Reads options from a JSON file. Errors have one line and do not repeat the contents, which may include credentials.
 */
export async function readConfig(file: string): Promise<Config> {
  const value = parse(await read(file), file);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${file}: expected a JSON object. Write the options of startFactorServer into it.`);
  }
  const { $schema, ...config } = value as Config & { $schema?: string };
  return config;
}

async function read(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reasons = { ENOENT: "no such file", EISDIR: "is a directory", EACCES: "permission denied" };
    const reason = reasons[code as keyof typeof reasons] ?? code;
    throw new Error(`${file}: cannot be read: ${reason}. Pass a readable JSON file to --config.`, { cause });
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Do not repeat the message of the platform, which quotes the contents of the file.
    const [, position] = /at position (\d+)/.exec((error as Error).message) ?? [];
    const lines = text.slice(0, Number(position)).split("\n");
    const location = position ? ` (line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1})` : "";
    throw new Error(`${file}: not valid JSON${location}. Fix the syntax.`);
  }
}
