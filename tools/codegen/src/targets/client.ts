import { type Operation, onBehalfOf, operationsOf, overview, serverOf } from "../document.ts";
import { expectationOf } from "../expectation.ts";
import { jsonStringsOf } from "../json-strings.ts";
import type { Document, Parameter, Schema } from "../openapi.ts";
import { shapeOf } from "../shape.ts";

/**
 * What a client must know at run time and types cannot tell it: the operations with their method and path, what their
 * path parameters look like, the media type of the body and the keys of the body that are JSON inside a string.
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
  };
}

/** The name of the constant that holds a path parameter; operations that take the same one share it. */
function parameterConstant(document: Document, { name, schema = {} }: Parameter, constants: Map<string, string>) {
  const pattern = patternOf(overview(document, schema));
  const text = JSON.stringify({ name, pattern, expected: expectationOf(document, schema) }, null, 2);
  const known = constants.get(text) ?? `parameter${constants.size + 1}`;
  constants.set(text, known);
  return known;
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
