import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript-5";
import { expect, test } from "vitest";
import { root } from "../src/workspace.ts";
import { clientTriggers } from "./messages/client.ts";
import { collectMessages } from "./messages/collect.ts";
import { engineTriggers } from "./messages/engine.ts";
import { generatorTriggers } from "./messages/generator.ts";
import { mockTriggers } from "./messages/mock.ts";
import { serverTriggers } from "./messages/server.ts";

const triggers = {
  "packages/client": clientTriggers,
  "packages/msw": mockTriggers,
  "packages/openapi-mock": engineTriggers,
  "packages/server": serverTriggers,
  "tools/codegen": generatorTriggers,
};
const messages: Record<string, string[]> = {};
for (const [name, group] of Object.entries(triggers)) messages[name] = await collectMessages(group);

test("every message equals its snapshot", async () => {
  const groups = Object.entries(messages).map(([name, lines]) => `# ${name}\n\n${lines.join("\n")}\n`);
  await expect(groups.join("\n")).toMatchFileSnapshot("messages.txt");
});

/** Functions whose arguments become a message. */
const reporters = ["assert", "expectValue", "findUnknown", "warn", "reject", "createError", "report"];

/** Messages that no test can cause. */
const exceptions = [
  // A name that is not a message.
  "base URL",
  // The root user may listen on every port.
  "1024 or higher, because ",
];

test("the snapshot contains each message of the sources", async () => {
  const all = Object.values(messages).flat().join("\n");
  const missing: string[] = [];
  for await (const file of glob("{packages/{client,msw,openapi-mock,server},tools/codegen}/src/**/*.ts", {
    cwd: root,
  })) {
    if (file.includes("generated")) continue;
    const source = ts.createSourceFile(file, await readFile(join(root, file), "utf8"), ts.ScriptTarget.Latest, true);
    for (const text of listMessages(source))
      if (![all, ...exceptions].some((known) => known.includes(text.trim()))) missing.push(`${file}: ${text}`);
  }
  expect(missing).toEqual([]);
});

/** Returns, for each message that a node creates, its text, or the longest literal part of a template. */
function listMessages(node: ts.Node): string[] {
  if (isReport(node))
    return [...new Set((node.arguments ?? []).flatMap(listTexts))].filter((text) => /\w \w/.test(text));
  return node.getChildren().flatMap(listMessages);
}

function isReport(node: ts.Node): node is ts.NewExpression | ts.CallExpression {
  if (ts.isNewExpression(node)) return /Error$|^Skipped$/.test(node.expression.getText());
  return ts.isCallExpression(node) && reporters.includes(node.expression.getText().split(".").at(-1) ?? "");
}

function listTexts(node: ts.Node): string[] {
  if (ts.isTemplateExpression(node)) {
    const texts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    return [texts.reduce((longest, text) => (text.length > longest.length ? text : longest))];
  }
  return ts.isStringLiteralLike(node) ? [node.text] : node.getChildren().flatMap(listTexts);
}
