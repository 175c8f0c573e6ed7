import { readFile } from "node:fs/promises";
import { availableParallelism, loadavg } from "node:os";
import { join } from "node:path";
import { bench, root } from "./places.ts";

/** When and on what a measurement ran. */
export interface Circumstances {
  date: string;
  cores: number;
  node: string;
  platform: string;
  /** What else the machine did as the measurement began: the load average of the last minute. */
  load: number;
}

/** The circumstances now. */
export function circumstances(): Circumstances {
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: availableParallelism(),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

/** The installed versions of everything that takes part, by name. */
export async function versions(): Promise<Record<string, string>> {
  const { dependencies, peerDependencies } = await manifest(bench);
  const names = Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !name.startsWith("@verify-"));
  const found = await Promise.all(names.sort().map(async (name) => [name, await versionOf(name)] as const));
  return Object.fromEntries(found);
}

interface Manifest {
  version: string;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
}

async function versionOf(name: string): Promise<string> {
  const places = [bench, root].map((place) => manifest(join(place, "node_modules", name)));
  const [found] = (await Promise.allSettled(places)).flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  if (!found) throw new Error(`${name} is not installed, neither here nor at the root.`);
  return found.version;
}

async function manifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
}
