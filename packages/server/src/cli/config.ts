import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { FactorMockOptions } from "@verify-factors/msw";
import { SchemaDocument } from "../json-schema.ts";

/** What of a mock's options can be said in JSON. */
export interface Config extends Omit<FactorMockOptions, "now" | "random"> {
  /** A path: the mock is on the server's own address. */
  baseUrl?: `/${string}`;
}

/**
 * The options in a JSON file. Throws an error of one line, which repeats nothing of the file, since there may be
 * credentials in it.
 */
export async function readConfig(file: string): Promise<Config> {
  const value = parse(await read(file), file);
  const schema = createRequire(import.meta.url)("@verify-factors/server/config.schema.json");
  const faults = new SchemaDocument(schema).faultsOf(value, "#", { secret: true });
  if (faults.length > 0) throw new Error(`${file} is not what it should be: ${faults.join("; ")}.`);
  const { $schema, ...config } = value as Config & { $schema?: string };
  return config;
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = { ENOENT: "there is no such file", EISDIR: "it is a folder", EACCES: "it is not allowed" };
    throw new Error(`${file} cannot be read: ${reason[code as keyof typeof reason] ?? code}.`, { cause });
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The platform's message quotes the text around the fault.
    const [, position] = /at position (\d+)/.exec((error as Error).message) ?? [];
    const before = position === undefined ? undefined : text.slice(0, Number(position)).split("\n");
    const place = before ? ` (line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1})` : "";
    throw new Error(`${file} is not valid JSON${place}.`);
  }
}
