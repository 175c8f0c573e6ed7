import { mkdir, readdir, readlink, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Links the packages in a `node_modules` folder. Copies existing links, so that they point into the copied tree. */
export async function linkModules(from: string, to: string): Promise<void> {
  const entries = (await readEntries(from)).filter((entry) => entry === ".bin" || !entry.startsWith("."));
  for (const entry of entries) {
    const isFolderOfLinks = entry.startsWith("@") || entry === ".bin";
    if (isFolderOfLinks) await linkEntries(join(from, entry), join(to, entry));
    else await link(join(from, entry), join(to, entry));
  }
}

/** Links each entry of a folder. The folder may be missing. */
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
