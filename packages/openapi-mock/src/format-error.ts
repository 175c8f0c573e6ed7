import type { ErrorExample } from "./contract.ts";
import type { UntypedResponse } from "./encode.ts";
import type { Engine } from "./engine.ts";
import { escapeRegExp } from "./escape-reg-exp.ts";
import { describeFieldErrors, type FieldError } from "./field-error.ts";
import type { RequestOrigin } from "./http.ts";
import { HttpError } from "./http-error.ts";
import type { Warn } from "./warn.ts";

/** The argument of {@link FormatError}: an error of the description, and the request that it responds to. */
export interface ErrorDetails {
  /** The name of the error's example. */
  readonly name: string;
  readonly example: ErrorExample;
  /** Values for the variable parts of the message template, including `path`, the path of the request. */
  readonly variables: Variables;
  /** Every parameter and field that failed validation. */
  readonly fieldErrors: readonly FieldError[];
  /** The URL of the request, and its base URL, which is its origin if no route matches. */
  readonly request: RequestOrigin;
}

type Variables = Readonly<Record<string, string | number>>;

/**
 * Returns the body of an error response.
 *
 * @example
 * ```ts
 * const formatError: FormatError = ({ name, fieldErrors }) => ({ error: name, fields: fieldErrors });
 * ```
 */
export type FormatError = (error: ErrorDetails) => unknown;

/**
 * Replaces each `{name}` in a template. Keeps names without a value.
 *
 * @example
 * ```ts
 * fillTemplate("{resource} was not found", { resource: "/rooms/1" }); // "/rooms/1 was not found"
 * ```
 */
export function fillTemplate(template: string, variables: Variables): string {
  return template.replace(/\{(\w+)\}/g, (braces, name: string) => String(variables[name] ?? braces));
}

/**
 * Converts an {@link HttpError} to its response, with the status and headers of the description's example, and the body that
 * {@link FormatError} returns. Rethrows any other error.
 */
export function toErrorResponse(engine: Engine, error: unknown, request: RequestOrigin): UntypedResponse {
  if (!(error instanceof HttpError)) throw error;
  const { errorName: name, options } = error;
  const example = engine.contract.errors[name];
  if (!example)
    throw new Error(`HttpError: the description has no error example "${name}". Throw an error that it declares.`);
  const { fieldErrors = [], retryAfter } = options;
  const variables = { path: new URL(request.url).pathname, ...options.variables };
  const { status, mediaType, headers } = example;
  return {
    status,
    ...(mediaType !== undefined && { mediaType }),
    body: engine.formatError({ name, example, variables, fieldErrors, request }),
    headers: { ...headers, ...(retryAfter !== undefined && { "Retry-After": String(retryAfter) }) },
  };
}

/**
 * Creates the default {@link FormatError}. It returns the example of an error with the variables filled in: the text
 * that matches the message template becomes the filled template, and a list whose items name a `parameter` gets an item
 * for each field error. Warns about the field errors unless the body names all of them.
 */
export function createFormatError(warn: Warn): FormatError {
  return ({ name, example: { status, value, messageTemplate = "" }, variables, fieldErrors }) => {
    const reason = describeFieldErrors(fieldErrors);
    const values = { ...(reason !== "" && { reason }), ...variables };
    const body = fillValue(value, messageTemplate, values, fieldErrors);
    // Replace the escapes of JSON, because their letters would count as a part of the next word.
    const text = (JSON.stringify(body) ?? "").replace(/\\(u[\da-f]{4}|.)/g, " ");
    const parameters = fieldErrors.map(({ parameter }) => parameter);
    const isNamed = (name: string) => new RegExp(`\\W${escapeRegExp(name)}\\W`).test(text);
    if (!parameters.every(isNamed)) {
      warn(`${name} ${parameters}`, `${variables.path}: responded with ${status}, because ${reason}.`);
    }
    return body;
  };
}

function fillValue(value: unknown, template: string, variables: Variables, errors: readonly FieldError[]): unknown {
  const fill = (part: unknown) => fillValue(part, template, variables, errors);
  if (typeof value === "string") return fillText(value, template, variables);
  if (!(value instanceof Object)) return value;
  if (!Array.isArray(value)) return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fill(part)]));
  const [item] = value;
  const isErrorItem = errors.length > 0 && /"parameter"|\{parameter\}/.test(JSON.stringify(item) ?? "");
  return isErrorItem ? errors.map((error) => fillErrorItem(item, error)) : value.map(fill);
}

/** Fills the variables into a text, or into the template if the text matches it. Keeps the text if a value is missing. */
function fillText(text: string, template: string, variables: Variables): string {
  const parts = template.split(/\{\w+\}/).map(escapeRegExp);
  const source = new RegExp(`^${parts.join(".*")}$`, "s").test(text) ? template : text;
  const names = [...source.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  return names.every((name) => name in variables) ? fillTemplate(source, variables) : text;
}

/** Fills the variables into an item of a list of errors, and sets those of its properties that describe the error. */
function fillErrorItem(item: unknown, error: FieldError): unknown {
  const { parameter, expected, received } = error;
  const reason = describeFieldErrors([error]);
  const filled = fillValue(item, "", { parameter, expected, received: received ?? "", reason }, []);
  if (!(filled instanceof Object)) return filled;
  const properties = { parameter, expected, received, reason, message: reason, detail: reason };
  return Object.fromEntries(Object.entries({ ...filled, ...properties }).filter(([key]) => key in filled));
}
