import {
  type Document,
  type Operation,
  onBehalfOf,
  operationsOf,
  overview,
  type Schema,
  serverOf,
} from "../document.ts";
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
      onBehalfOf(operation, () => ({
        id: operation.id,
        path: pathParametersOf(document, operation),
        ...bodyOf(document, operation),
      })),
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
    parameters.map(({ name, schema = {} }) => [
      name,
      { pattern: patternOf(overview(document, schema)), expected: expectationOf(document, schema) },
    ]),
  );
}

/** One regular expression for what a schema says about a text. */
function patternOf({ type, const: only, enum: some, pattern, minLength = 1, maxLength }: Schema): string {
  const values = only === undefined ? some : [only];
  if (values) return `^(?:${values.map((value) => literally(String(value))).join("|")})$`;
  if (type === "integer") return "^-?(?:0|[1-9][0-9]*)$";
  if (type === "number") return "^-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$";
  if (type === "boolean") return "^(?:true|false)$";
  const length = `^(?=[^]{${minLength},${maxLength ?? ""}}$)`;
  if (!pattern) return length;
  return pattern.startsWith("^") && !pattern.includes("|")
    ? length + pattern.slice(1)
    : `${length}(?=[^]*?(?:${pattern}))`;
}

function bodyOf(document: Document, operation: Operation) {
  const shape = shapeOf(document, operation);
  if (!operation.body || !shape) return {};
  return { body: { mediaType: operation.body.mediaType, json: jsonStringsOf(document, shape) } };
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
