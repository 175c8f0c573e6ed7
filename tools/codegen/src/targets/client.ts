import { type Body, containsJson, listFields, listVariants, readBody, readItem } from "../body.ts";
import type { Field } from "../body-schema.ts";
import { Code, toCamelCase, toLiteral } from "../code.ts";
import type { Description } from "../description.ts";
import { isJsonType } from "../media-types.ts";
import type { Parameter, Schema } from "../openapi.ts";
import { getServerUrl, type Operation, readOperations } from "../operations.ts";
import { compilePattern, toPattern } from "../pattern.ts";
import { generateErrorCodes } from "./client-errors.ts";
import { readSuccess } from "./client-responses.ts";

/**
 * Generates the run-time data of a client: the server, the operations by id with their parameters, body and successful
 * responses, the names of secret values, and the error codes by name.
 */
export function generateClient(description: Description): Record<string, string> {
  // The names of constants by their code. Equal values share the constant that was added first.
  const constants = new Map<string, string>();
  const addConstant = (name: string, value: object): Code => {
    const text = toLiteral(value);
    // An identifier cannot begin with a digit.
    const known = constants.get(text) ?? name.replace(/^(?=\d)/, "_");
    constants.set(text, known);
    return new Code(known);
  };
  const operations = readOperations(description).map((operation) =>
    description.withOperationContext(operation, () => {
      const { id, method, path, parameters } = operation;
      const query = parameters.filter((parameter) => parameter.in === "query");
      const body = readBody(description, operation);
      const success = readSuccess(description, operation);
      const entry = {
        id,
        method,
        path,
        pathParameters: addConstant(`${toCamelCase(id)}PathParameters`, readPathPatterns(description, operation)),
        query: Object.fromEntries(query.map((parameter) => [parameter.name, readQueryType(description, parameter)])),
        body: body && describeBody(description, body),
        success: success && addConstant(`${toCamelCase(id)}Success`, success),
      };
      return [id, entry] as const;
    }),
  );
  return {
    "operations.ts": [
      `export const server = ${JSON.stringify(getServerUrl(description))};`,
      ...[...constants].map(([text, name]) => `const ${name} = ${text};`),
      `export const operations = ${toLiteral(Object.fromEntries(operations))} as const;`,
      `export const secretNames: readonly string[] = ${toLiteral(listSecretNames(description))};\n`,
    ].join("\n\n"),
    "error-codes.ts": generateErrorCodes(description),
  };
}

/** Returns the pattern of each path parameter. Operations of the same path share them. */
function readPathPatterns(description: Description, { parameters }: Operation): Record<string, Code> {
  const compile = (schema: Schema) => compilePattern(description, schema, toPattern(description.flattenAllOf(schema)));
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  return Object.fromEntries(inPath.map(({ name, schema = {} }) => [name, compile(schema)]));
}

/** Returns the media type of a body, and the names of the fields that are JSON or are sent as repeated keys. */
function describeBody(description: Description, { mediaType, schema }: Body): object {
  const fields = isJsonType(mediaType) ? [] : listFields(schema);
  const lists = fields.filter((field) => readItem(description, field.schema));
  const json = listFields(schema).filter((field) => containsJson(description, field.schema));
  return { mediaType, json: listUniqueNames(json), ...(lists.length > 0 && { lists: listUniqueNames(lists) }) };
}

/** Returns each name once, because variants may repeat fields. */
function listUniqueNames(fields: Field[]): string[] {
  return [...new Set(fields.map(({ name }) => name))];
}

/** Returns the type of a query parameter and of its items, its maximum, and `json` if it contains JSON. */
function readQueryType(description: Description, { schema = {} }: Parameter): object {
  const [merged = {}] = listVariants(description, schema);
  const item = readItem(description, schema);
  const { maximum } = merged;
  return {
    type: toPlainType(merged),
    ...(item && { items: toPlainType(item) }),
    ...(maximum !== undefined && { maximum }),
    ...(containsJson(description, schema) && { json: true }),
  };
}

function toPlainType({ type }: Schema): string {
  return [type].flat().find((one) => one !== "null") ?? "string";
}

/** Returns the names of all properties and parameters with `format: password`. */
function listSecretNames(description: Description): string[] {
  const schemas = description.nodes.flatMap((node): [name: string, schema: Schema][] => {
    const { name, schema, properties = {} } = node as Parameter & Schema;
    const parameters: typeof schemas = typeof name === "string" && schema ? [[name, schema]] : [];
    return [...parameters, ...Object.entries(properties)];
  });
  const secrets = schemas.filter(([, schema]) =>
    [...listVariants(description, schema), readItem(description, schema)].some((part) => part?.format === "password"),
  );
  return [...new Set(secrets.map(([name]) => name))];
}
