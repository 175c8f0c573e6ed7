import { Code, literal } from "../code.ts";
import { type Operation, onBehalfOf, operationsOf, overview, serverOf } from "../document.ts";
import { jsonStringsOf } from "../json-strings.ts";
import type { Document, Schema } from "../openapi.ts";
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
      const parameters = literal(patternsOf(document, operation));
      const name = constants.get(parameters) ?? `parameters${constants.size + 1}`;
      constants.set(parameters, name);
      return literal({ id, method, path, ...bodyOf(document, operation), parameters: new Code(name) });
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

/** What each path parameter matches. Operations of one path share it. */
function patternsOf(document: Document, { parameters }: Operation): Record<string, Code> {
  const ofPath = parameters.filter((parameter) => parameter.in === "path");
  const patternOfOne = (schema: Schema) => new Code(String(new RegExp(patternOf(overview(document, schema)), "u")));
  return Object.fromEntries(ofPath.map(({ name, schema = {} }) => [name, patternOfOne(schema)]));
}

function bodyOf(document: Document, operation: Operation) {
  const shape = shapeOf(document, operation);
  if (!operation.body || !shape) return {};
  return { mediaType: operation.body.mediaType, json: jsonStringsOf(document, shape) };
}
