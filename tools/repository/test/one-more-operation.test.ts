import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

const fixture = (name: string) => readFile(join(import.meta.dirname, "fixtures", name), "utf8");

test.each(["application/x-www-form-urlencoded", "application/json"])(
  "one more operation with a body of %s costs its description and its behaviour, nothing else",
  async (mediaType) => {
    await using copy = await Copy.make();
    const description = (await fixture("one-more-operation.yaml")).replace("MEDIA_TYPE", mediaType);
    await copy.edit("spec/openapi.yaml", "\ncomponents:\n", `\n${description}components:\n`);

    const owed = await copy.run("npm", ["run", "build"]);
    expect(owed.code).not.toBe(0);
    expect(owed.output).toMatch(/behaviours\.ts.*error TS.*Property 'AnnotateFactor' is missing/);

    await copy.write("packages/msw/src/service/annotate-factor.ts", await fixture("annotate-factor.ts.txt"));
    const behaviours = "packages/msw/src/service/behaviours.ts";
    await copy.edit(
      behaviours,
      "import { create",
      'import { annotateFactor } from "./annotate-factor.ts";\nimport { create',
    );
    await copy.edit(behaviours, "  ListFactor:", "  AnnotateFactor: annotateFactor,\n  ListFactor:");
    expect(await copy.run("npm", ["run", "typecheck"])).toMatchObject({ code: 0 });

    await copy.write("tools/tour/src/call.ts", await fixture("call-annotate-factor.ts.txt"));
    expect(await copy.run("tsc", ["--noEmit"], "tools/tour")).toEqual({ code: 0, output: "" });
    const { output } = await copy.run("node", ["src/call.ts"], "tools/tour");
    expect(JSON.parse(output)).toEqual({
      text: "a & b",
      right: { text: "a & b", priority: 1, labels: ["x", "y"], copies: 2 },
      plain: { text: "a", priority: 3, labels: [], copies: 9 },
      violations: ["Copies", "Text", "Priority", "Labels"],
      missing: "Missing required parameter Text in the post body",
    });
  },
);
