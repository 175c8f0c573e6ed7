import { mkdir, readdir, readlink, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Links what a `node_modules` contains. Links inside a tree are copied, so that they lead into the copy of that tree. */
export async function linkModules(from: string, to: string): Promise<void> {
  const entries = (await readEntries(from)).filter((entry) => entry === ".bin" || !entry.startsWith("."));
  for (const entry of entries) {
    const isFolderOfLinks = entry.startsWith("@") || entry === ".bin";
    if (isFolderOfLinks) await linkEntries(join(from, entry), join(to, entry));
    else await link(join(from, entry), join(to, entry));
  }
}

/** Links each entry of a folder, if there is one. */
export async function linkEntries(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await Promise.all((await readEntries(from)).map((entry) => link(join(from, entry), join(to, entry))));
}

async function link(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  const target = await readlink(from).catch(() => undefined);
  await symlink(target ?? from, to);
}

async function readEntries(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
