import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { generate, readDescription, type Target, targets } from "./index.ts";

const help = `Usage: codegen <input> --target <name> [--target <name>] [--output <folder>]

Generates TypeScript from an OpenAPI 3.1 description.

  <input>            a file (./openapi.yaml) or a module (@scope/name/openapi.yaml), in YAML or JSON
  --target <name>    what to generate: ${targets.join(", ")}; repeatable
  --output <folder>  where to write (default: src/generated); files generated earlier are removed
  --help             show this text`;

const header = "// Generated from ";

/** Runs the command `codegen`. Throws an error whose message is for the user. */
export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parse(args);
  if (values.help) return console.log(help);
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0 || values.target.length === 0) {
    throw new Error(`codegen: expected one input and at least one --target.\n\n${help}`);
  }
  const unknown = values.target.find((name) => !targets.includes(name as Target));
  if (unknown) throw new Error(`codegen: unknown target "${unknown}". Use one of ${targets.join(", ")}.`);

  const document = await readDescription(findInput(input));
  const { files, warnings } = await generate(document, values.target as Target[]);
  for (const warning of warnings) console.warn(`warning: ${warning}`);
  await removeGenerated(values.output);
  for (const [name, contents] of Object.entries(files)) {
    await writeFile(join(values.output, name), `${header}${input}. Do not edit.\n\n${contents}`);
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        target: { type: "string", multiple: true, default: [] },
        output: { type: "string", default: "src/generated" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    // Keep only the first sentence, because the advice in the other sentences does not apply here.
    const [sentence = ""] = (error as Error).message.split(/\. |\n/);
    throw new Error(`codegen: ${sentence.replace(/\.$/, "")}.\n\n${help}`);
  }
}

function findInput(input: string): string {
  const { resolve: resolveModule } = createRequire(resolve("package.json"));
  for (const specifier of [resolve(input), input]) {
    try {
      return resolveModule(specifier);
    } catch {
      // The error below reports an input that is neither a file nor a module.
    }
  }
  throw new Error(`codegen: cannot find "${input}". Pass the path of a file or the name of a module.`);
}

/** Removes the files that earlier runs generated, so that none remains of a target that is no longer generated. */
async function removeGenerated(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = join(folder, entry.name);
    if (entry.isFile() && (await readFile(file, "utf8")).startsWith(header)) await rm(file);
  }
}
