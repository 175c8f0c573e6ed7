import { type Operation, onBehalfOf, operationsOf, overview, serverOf } from "../document.ts";
import { jsonStringsOf } from "../json-strings.ts";
import type { Document, Parameter } from "../openapi.ts";
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
      const parameters = operation.parameters.filter((parameter) => parameter.in === "path");
      const references = parameters.map((parameter) => parameterConstant(document, parameter, constants));
      const text = JSON.stringify({ id, method, path, ...bodyOf(document, operation) }, null, 2);
      return text.replace(/\n}$/, `,\n  "parameters": [${references.join(", ")}]\n}`);
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

/** The name of the constant that holds a path parameter; operations that take the same one share it. */
function parameterConstant(document: Document, { name, schema = {} }: Parameter, constants: Map<string, string>) {
  const text = JSON.stringify({ name, pattern: patternOf(overview(document, schema)) }, null, 2);
  const known = constants.get(text) ?? `parameter${constants.size + 1}`;
  constants.set(text, known);
  return known;
}

function bodyOf(document: Document, operation: Operation) {
  const shape = shapeOf(document, operation);
  if (!operation.body || !shape) return {};
  return { body: { mediaType: operation.body.mediaType, json: jsonStringsOf(document, shape) } };
}
