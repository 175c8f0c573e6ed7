import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { chapter, fact, tell } from "./narrator.ts";

const root = join(import.meta.dirname, "../../..");

/** What was made of the description, file by file. */
export function showWhatIsGenerated(): void {
  chapter("One description");
  const parts: object[] = Object.values(description.paths).flatMap((path) => Object.values(path));
  const names = parts.flatMap((part) => ("operationId" in part ? [String(part.operationId)] : []));
  tell(`spec/openapi.yaml, ${linesOf("spec/openapi.yaml")} lines by hand: ${names.join(", ")}`);

  chapter("What is generated from it");
  for (const folder of ["packages/types", "packages/client", "packages/msw"]) {
    const generated = join(folder, "src/generated");
    for (const file of filesOf(generated)) {
      tell(`${join(generated, file).padEnd(44)} ${String(linesOf(join(generated, file))).padStart(5)} lines`);
    }
    const text = filesOf(generated).map((file) => readFileSync(join(root, generated, file), "utf8"));
    fact(
      `${folder} knows every operation`,
      names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text.join())),
      [],
    );
  }
}

function linesOf(file: string): number {
  return readFileSync(join(root, file), "utf8").trimEnd().split("\n").length;
}

function filesOf(folder: string): string[] {
  return readdirSync(join(root, folder)).filter((file) => file.endsWith(".ts"));
}
