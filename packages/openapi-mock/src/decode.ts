import type { Contract, Operation } from "./contract.ts";
import {
  type FieldError,
  type FieldValues,
  findUndeclared,
  formatReceived,
  jsonReader,
  readFields,
  selectVariant,
  textReader,
} from "./fields.ts";
import type { PlainRequest } from "./http.ts";
import { HttpError } from "./http-error.ts";
import type { RouteMatch } from "./route.ts";
import type { Warn } from "./warn.ts";

/** The decoded and validated values of a request. */
export interface DecodedInput {
  readonly path: Record<string, unknown>;
  readonly query: Record<string, unknown>;
  /** `undefined` if the operation takes no body. */
  readonly body: Record<string, unknown> | undefined;
}

/** Options for {@link decode}. */
export interface DecodeOptions {
  readonly contract: Contract;
  /** Rejects undeclared parameters and bodies of another media type. */
  readonly strict: boolean;
  readonly warn: Warn;
}

const form = "application/x-www-form-urlencoded";

/**
 * Decodes path, query and body into the values that their schemas describe. Throws an {@link HttpError} for the first
 * invalid path parameter; else for the first missing parameter; else for the first invalid one, with all of them in
 * `fieldErrors`.
 */
export async function decode(
  options: DecodeOptions,
  operation: Operation,
  match: RouteMatch,
  request: PlainRequest,
): Promise<DecodedInput> {
  const { contract, strict } = options;
  const path = readFields(operation.parameters.path, (name) => match.path[name]);
  throwFirst(contract, path.errors.slice(0, 1));

  const parameters = parseForm(/^[^?#]*\?([^#]*)/.exec(request.url)?.[1] ?? "");
  const query = readFields(operation.parameters.query, (name) => parameters.get(name));
  const body = operation.body && (await decodeBody(options, operation, operation.body, request));
  throwFirst(contract, [
    ...query.errors,
    ...(body?.errors ?? []),
    ...(strict ? findUndeclared(parameters.keys(), [...operation.parameters.query, ...listQueryKeys(contract)]) : []),
  ]);
  return { path: path.values, query: query.values, body: body?.values };
}

async function decodeBody(
  { contract, strict, warn }: DecodeOptions,
  { id }: Operation,
  schema: NonNullable<Operation["body"]>,
  request: PlainRequest,
): Promise<FieldValues> {
  const text = await request.text();
  const contentType = request.headers.get("Content-Type") ?? "";
  const mediaType = formatReceived(contentType.split(";")[0]?.trim().toLowerCase() ?? "");
  const isReadable = mediaType === schema.mediaType;
  const isIgnored = !isReadable && text !== "";
  if (isIgnored) {
    rejectMediaType(contract, schema.mediaType, mediaType);
    warn("body", `${id}: ignored a body of ${mediaType || "no media type"}. Send ${schema.mediaType}.`);
  }
  const parsed = isReadable && text !== "" ? parseBody(schema.mediaType, text) : new Map<string, unknown>();
  if (!(parsed instanceof Map)) return { values: {}, errors: [parsed] };

  const { fields, additionalProperties } = selectVariant(schema, (name) => parsed.get(name));
  const { values, errors } = readFields(
    fields,
    (name) => parsed.get(name),
    schema.mediaType === form ? textReader : jsonReader,
  );
  const isClosed = additionalProperties === false || (strict && additionalProperties === undefined);
  if (isClosed) errors.push(...findUndeclared(parsed.keys(), fields));
  if (isIgnored && strict) errors.push({ parameter: "Content-Type", expected: schema.mediaType, received: mediaType });
  return { values: additionalProperties ? { ...Object.fromEntries(parsed), ...values } : values, errors };
}

/** Returns the fields by name, the last one if a name is repeated; an error for a body that is not a JSON object. */
function parseBody(mediaType: string, text: string): Map<string, unknown> | FieldError {
  if (mediaType === form) return parseForm(text);
  try {
    const value: unknown = JSON.parse(text);
    if (value instanceof Object && !Array.isArray(value)) return new Map(Object.entries(value));
  } catch {
    // Reported like any other value that is not an object.
  }
  return { parameter: "the body", expected: "a JSON object" };
}

function parseForm(text: string): Map<string, string> {
  // Without the "&", a leading "?" would be skipped.
  return new Map(new URLSearchParams(`&${text}`));
}

/** Returns the API keys that are sent in the query. */
function listQueryKeys({ securitySchemes }: Contract): { name: string }[] {
  return Object.values(securitySchemes).flatMap((scheme) =>
    scheme.type === "apiKey" && scheme.in === "query" ? [scheme] : [],
  );
}

/** Without an error for it in the description, a body of another media type counts as empty. */
function rejectMediaType({ errorResponses }: Contract, expected: string, received: string): void {
  if (!errorResponses.unsupportedMediaType) return;
  const fieldErrors = [{ parameter: "Content-Type", expected, received }];
  throw new HttpError(errorResponses.unsupportedMediaType, {
    variables: { expected, received: received || "nothing" },
    fieldErrors,
  });
}

function throwFirst({ errorResponses: { missing, invalid } }: Contract, errors: readonly FieldError[]): void {
  const first =
    errors.find(({ isMissing }) => isMissing) ??
    // An error of the field's own is one of the API's rules, which come after the general one.
    errors.find(({ errorName = invalid }) => errorName === invalid) ??
    errors[0];
  if (!first) return;
  const { parameter, isMissing, errorName = invalid } = first;
  throw new HttpError(isMissing ? missing : errorName, {
    variables: { parameter },
    fieldErrors: isMissing ? errors.filter((error) => error.isMissing) : errors,
  });
}
