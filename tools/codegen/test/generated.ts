import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Document, generate, readDescription } from "../src/index.ts";
import type { Runtime } from "./runtime.ts";

const packages = join(import.meta.dirname, "../../../packages");

/** A description of another service than the one that this repository is about: bookings in a workshop. */
export async function readWorkshop(): Promise<Document> {
  return readDescription(join(import.meta.dirname, "fixtures/workshop.yaml"));
}

/**
 * The modules that a description becomes, with the code that reads them, loaded and ready to run.
 *
 * The wire layer of the mock and the encoder of the client know no API of their own: they import `generated/`, and that
 * is all. So a copy of them beside what is generated here serves this description instead. They are copied and not
 * imported because their own `generated/` is another one, and because both packages depend on this one: nothing may
 * point back.
 */
export async function load(document: Document): Promise<Runtime> {
  const folder = await mkdtemp(join(tmpdir(), "codegen-"));
  const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href);
  try {
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    await write(join(folder, "client/generated"), await generate("client", document));
    await write(join(folder, "msw/generated"), await generate("msw", document));
    await cp(join(packages, "client/src/encode.ts"), join(folder, "client/encode.ts"));
    for (const file of ["wire", "refusal.ts", "base64.ts"]) {
      await cp(join(packages, "msw/src", file), join(folder, "msw", file), { recursive: true });
    }
    return {
      ...(await load("msw/wire/table.ts")),
      ...(await load("msw/wire/route.ts")),
      ...(await load("msw/wire/schema.ts")),
      ...(await load("msw/wire/decode.ts")),
      ...(await load("msw/wire/encode.ts")),
      ...(await load("msw/wire/server.ts")),
      ...(await load("msw/refusal.ts")),
      client: { ...(await load("client/generated/operations.ts")), ...(await load("client/encode.ts")) },
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Puts files into a folder of their own. */
export async function write(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
}
