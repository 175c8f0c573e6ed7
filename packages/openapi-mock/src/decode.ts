import type { Contract, Field, Operation, ParameterLocation, RequestBody } from "./contract.ts";
import type { Engine } from "./engine.ts";
import { type FieldError, findUndeclared, formatReceived } from "./field-error.ts";
import { type FieldValues, type GetValue, jsonReader, readFields, selectVariant, textReader } from "./fields.ts";
import { isJsonType, type PlainRequest, parseCookies } from "./http.ts";
import { getErrorResponses, HttpError } from "./http-error.ts";
import { parseBody, parseForm } from "./raw-values.ts";
import type { RouteMatch } from "./route.ts";

/** The decoded and validated values of a request: its body, and its parameters by location. */
export interface DecodedInput extends Readonly<Partial<Record<ParameterLocation, Record<string, unknown>>>> {
  /** `undefined` if the operation declares no request body. */
  readonly body: Record<string, unknown> | undefined;
}

/**
 * Decodes parameters and body into the values that their schemas describe. Throws an {@link HttpError} for the first
 * invalid path parameter, otherwise for all missing parameters and fields, otherwise for all invalid ones.
 */
export async function decode(
  engine: Engine,
  operation: Operation,
  match: RouteMatch,
  request: PlainRequest,
): Promise<DecodedInput> {
  const { contract, strict } = engine;
  const query = parseForm(/^[^?#]*\?([^#]*)/.exec(request.url)?.[1] ?? "");
  const getters: { readonly [Location in ParameterLocation]: GetValue } = {
    path: (name) => match.path[name],
    query: query.get,
    header: (name) => request.headers.get(name) ?? undefined,
    cookie: (name) => parseCookies(request).get(name),
  };
  const input: Partial<Record<ParameterLocation, Record<string, unknown>>> = {};
  const errors: FieldError[] = [];
  for (const [location, get] of Object.entries(getters) as [ParameterLocation, GetValue][]) {
    const fields = operation.parameters[location];
    if (!fields) continue;
    const result = readFields(fields, get);
    if (location === "path") throwFirstError(contract, operation, result.errors.slice(0, 1));
    input[location] = result.values;
    errors.push(...result.errors);
  }

  const body = operation.body && (await decodeBody(engine, operation, operation.body, request));
  throwFirstError(contract, operation, [
    ...errors,
    ...(body?.errors ?? []),
    ...(strict ? findUndeclared(query.values.keys(), [...operation.parameters.query, ...listQueryKeys(contract)]) : []),
  ]);
  return { ...input, body: body?.values };
}

async function decodeBody(
  { contract, strict, warn }: Engine,
  operation: Operation,
  body: RequestBody,
  request: PlainRequest,
): Promise<FieldValues> {
  const text = await request.text();
  const contentType = request.headers.get("Content-Type") ?? "";
  const received = formatReceived(contentType.split(";")[0]?.trim().toLowerCase() ?? "");
  const expected = body.mediaType;
  const mediaTypeError = { parameter: "Content-Type", expected, received, isString: true };
  const isIgnored = received !== expected && text !== "";
  if (isIgnored) {
    const { unsupportedMediaType } = getErrorResponses(contract, operation);
    if (unsupportedMediaType) {
      const variables = { expected, received: received || "nothing" };
      throw new HttpError(unsupportedMediaType, { variables, fieldErrors: [mediaTypeError] });
    }
    warn("body", `${operation.id}: ignored a body of type ${received || "(none)"}. Send ${expected}.`);
  }
  const parsed = await parseBody(expected, contentType, isIgnored ? "" : text);
  const isJson = isJsonType(expected);
  const bodyError = { parameter: "body", expected: isJson ? "a JSON object" : `a body in ${expected}` };
  const malformed = { values: {}, errors: [bodyError] };
  if (!parsed) return malformed;

  const { fields, additionalProperties } = selectVariant(body, parsed.get);
  const { values, errors } = readBodyFields(fields, parsed.get, isJson) ?? malformed;
  const isClosed = additionalProperties === false || (strict && additionalProperties === undefined);
  if (isClosed) errors.push(...findUndeclared(parsed.values.keys(), fields));
  if (isIgnored && strict) errors.push(mediaTypeError);
  if (body.required && text === "") errors.push({ ...bodyError, isMissing: true });
  return { values: additionalProperties ? { ...Object.fromEntries(parsed.values), ...values } : values, errors };
}

/** Reads the fields of a body. Returns `undefined` if its JSON is nested too deeply for the call stack. */
function readBodyFields(fields: readonly Field[], get: GetValue, isJson: boolean): FieldValues | undefined {
  try {
    return readFields(fields, get, isJson ? jsonReader : textReader);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Returns the names of the query parameters that contain API keys. */
function listQueryKeys({ securitySchemes }: Contract): { name: string }[] {
  return Object.values(securitySchemes).flatMap((scheme) =>
    scheme.type === "apiKey" && scheme.in === "query" ? [scheme] : [],
  );
}

function throwFirstError(contract: Contract, operation: Operation, errors: readonly FieldError[]): void {
  const { missing, invalid } = getErrorResponses(contract, operation);
  const first =
    errors.find(({ isMissing }) => isMissing) ??
    // Errors from `x-invalid-error` come last, because they are specific rules of the API.
    errors.find(({ errorName = invalid }) => errorName === invalid) ??
    errors[0];
  if (!first) return;
  const { parameter, isMissing, errorName = invalid } = first;
  throw new HttpError(isMissing ? missing : errorName, {
    variables: { parameter },
    fieldErrors: isMissing ? errors.filter((error) => error.isMissing) : errors,
  });
}
