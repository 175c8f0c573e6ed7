import { onBehalfOf, operationsOf } from "../document.ts";
import type { Document } from "../openapi.ts";

/**
 * An interface with a member for each operation that has an `x-client-method`, under that name, documented with the
 * operation's own words. An interface that extends it shows them on its methods, and must have them all.
 */
export function methodsOf(document: Document): string {
  const members = operationsOf(document).flatMap((operation) => {
    const { id, method, path, summary, description, clientMethod: name } = operation;
    if (name === undefined) return [];
    return onBehalfOf(operation, () => {
      if (typeof name !== "string" || !/^[a-z]\w*$/i.test(name)) {
        throw new Error(`x-client-method must be the name of a method, not ${JSON.stringify(name)}.`);
      }
      const words = [summary, description, `${id}: \`${method} ${path}\``].filter((text) => text !== undefined);
      return [`  ${comment(words)}\n  ${name}: unknown;`];
    });
  });
  return `/** The methods of a client, as the description documents them. */\nexport interface Methods {\n${members.join("\n\n")}\n}\n`;
}

function comment(paragraphs: string[]): string {
  const lines = paragraphs.join("\n\n").replaceAll("*/", "*\\/").split("\n");
  return ["/**", ...lines.map((line) => `   * ${line}`.trimEnd()), "   */"].join("\n");
}
