import type { Contract, ErrorExample } from "./contract.ts";
import type { UntypedResponse } from "./encode.ts";
import type { FieldError } from "./fields.ts";
import type { RequestOrigin } from "./http.ts";
import type { HttpError } from "./http-error.ts";

/** An error of the description, about to become the body of a response. */
export interface ErrorDetails {
  /** The name of the error's example. */
  readonly name: string;
  readonly example: ErrorExample;
  /** Values for the variable parts of the message template. */
  readonly variables: Readonly<Record<string, string | number>>;
  /** Every parameter and field that failed validation. */
  readonly fieldErrors: readonly FieldError[];
  /** The request; `base` is its origin if no route matched. */
  readonly request: RequestOrigin;
}

/** Returns the body of an error response. */
export type FormatError = (error: ErrorDetails) => unknown;

/** Replaces each `{name}` in a template; a name without a value stays as it is. */
export function fillTemplate(template: string, variables: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (braces, name: string) => String(variables[name] ?? braces));
}

/** Returns the response of an error: the description's example with the variable parts filled in. */
export function toErrorResponse(
  { errors }: Contract,
  formatError: FormatError,
  { errorName: name, options }: HttpError,
  request: RequestOrigin,
): UntypedResponse {
  const example = errors[name];
  if (!example) throw new Error(`The description has no error example "${name}".`);
  const { variables = {}, fieldErrors = [], retryAfter } = options;
  return {
    status: example.status,
    body: formatError({ name, example, variables, fieldErrors, request }),
    headers: { ...example.headers, ...(retryAfter !== undefined && { "Retry-After": String(retryAfter) }) },
  };
}
