import { type Operation, onBehalfOf, operationsOf, overview, serverOf } from "../document.ts";
import { jsonStringsOf } from "../json-strings.ts";
import type { Document } from "../openapi.ts";
import { patternOf } from "../pattern.ts";
import { shapeOf } from "../shape.ts";
import { methodsOf } from "./client-methods.ts";

/**
 * What a client must know at run time and types cannot tell it: the operations with their method and path, what their
 * path parameters look like, the media type of the body and the keys of the body that are JSON inside a string. Beside it,
 * the documentation of its methods.
 */
export function generateClient(document: Document): Record<string, string> {
  const constants = new Map<string, string>();
  const operations = operationsOf(document).map((operation) =>
    onBehalfOf(operation, () => {
      const { id, method, path } = operation;
      const parameters = patternsOf(document, operation);
      const name = constants.get(parameters) ?? `parameters${constants.size + 1}`;
      constants.set(parameters, name);
      const text = JSON.stringify({ id, method, path, ...bodyOf(document, operation) }, null, 2);
      return text.replace(/\n}$/, `,\n  "parameters": ${name}\n}`);
    }),
  );
  return {
    "operations.ts": [
      `export const server = ${JSON.stringify(serverOf(document))};`,
      ...[...constants].map(([text, name]) => `const ${name} = ${text};`),
      `export const operations = [${operations.join(", ")}] as const;\n`,
    ].join("\n\n"),
    "methods.ts": methodsOf(document),
  };
}

/** The code of what each path parameter matches. Operations of one path share it. */
function patternsOf(document: Document, { parameters }: Operation): string {
  const patterns = parameters
    .filter((parameter) => parameter.in === "path")
    .map(
      ({ name, schema = {} }) => `  ${JSON.stringify(name)}: ${new RegExp(patternOf(overview(document, schema)), "u")}`,
    );
  return `{\n${patterns.join(",\n")}\n}`;
}

function bodyOf(document: Document, operation: Operation) {
  const shape = shapeOf(document, operation);
  if (!operation.body || !shape) return {};
  return { mediaType: operation.body.mediaType, json: jsonStringsOf(document, shape) };
}
