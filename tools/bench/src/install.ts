import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bench } from "./places.ts";
import { succeed } from "./processes.ts";

const stamp = join(bench, "node_modules/.installed");

/** Installs the peers when the lock file is not the one that they were installed from. */
export async function installPeers(progress: (text: string) => void): Promise<void> {
  const wanted = createHash("sha256")
    .update(await readFile(join(bench, "package-lock.json")))
    .digest("hex");
  if ((await readFile(stamp, "utf8").catch(() => "")) === wanted) return;
  progress("installing the peers, once");
  await succeed("npm", ["ci"]);
  await writeFile(stamp, wanted);
}
