import { type Document, follow, type Operation, operationsOf, serverOf } from "../document.ts";
import { expectationOf } from "../expectation.ts";
import { jsonStringsOf, shapeOf } from "../shape.ts";

/**
 * What a client must know at run time and types cannot tell it: by method and path, the operation's name, what its path
 * parameters look like, the media type of its body and the keys of the body that are JSON inside a string.
 */
export function generateClient(document: Document): Record<string, string> {
  const operations = Object.fromEntries(
    operationsOf(document).map((operation) => [
      `${operation.method} ${operation.path}`,
      { id: operation.id, path: pathParametersOf(document, operation), ...bodyOf(document, operation) },
    ]),
  );
  return {
    "operations.ts": [
      `export const server = ${JSON.stringify(serverOf(document))};`,
      `export const operations = ${JSON.stringify(operations, null, 2)} as const;\n`,
    ].join("\n\n"),
  };
}

function pathParametersOf(document: Document, operation: Operation) {
  const parameters = operation.parameters.filter((parameter) => parameter.in === "path");
  return Object.fromEntries(
    parameters.map(({ name, schema = {} }) => {
      const { pattern = "", minLength = 1, maxLength = "" } = follow(document, schema);
      const length = `(?=.{${minLength},${maxLength}}$)`;
      return [name, { pattern: `^${length}(?:${pattern || ".*"})`, expected: expectationOf(document, schema) }];
    }),
  );
}

function bodyOf(document: Document, operation: Operation) {
  const shape = shapeOf(document, operation);
  if (!operation.body || !shape) return {};
  return { body: { mediaType: operation.body.mediaType, json: jsonStringsOf(document, shape) } };
}
