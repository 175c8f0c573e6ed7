// codegen <target> <module>: reads the description that <module> names, writes src/generated in the working directory.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { generate, readDescription, type Target } from "./index.ts";

const [target, specifier] = process.argv.slice(2);
if (!target || !specifier) throw new Error("usage: codegen <target> <module of the description>");

const source = createRequire(join(process.cwd(), "package.json")).resolve(specifier);
const files = await generate(target as Target, await readDescription(source));
const folder = join(process.cwd(), "src", "generated");
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await writeFile(
  join(folder, "README.md"),
  `Everything here is made from \`${specifier}\` by tools/codegen. Do not edit it: change the description, or mend the\ngenerator, and run \`npm run generate\`.\n`,
);
for (const [name, contents] of Object.entries(files)) {
  await writeFile(join(folder, name), `// Generated from ${specifier}. Do not edit.\n\n${contents}`);
}
