import { STATUS_CODES } from "node:http";
import { toPascalCase } from "./code.ts";
import type { Description } from "./description.ts";
import type { Examples } from "./examples.ts";

/** An error that the engine sends for invalid requests. */
interface RequestError {
  /** The status if the example of the error contains none. */
  status: number;
  /** The statuses that an operation may declare for the error, in the order of preference. */
  operationStatuses?: readonly number[];
  /** The `detail` of the problem details, for a description without `x-error-responses`. */
  detail: string;
}

/** The errors of `x-error-responses` by name. */
const requestErrors: Readonly<Record<string, RequestError>> = {
  unknownPath: { status: 404, detail: "There is nothing at {path}." },
  methodNotAllowed: { status: 405, detail: "{method} is not allowed. Use {allow}." },
  unauthenticated: { status: 401, operationStatuses: [401], detail: "The credentials are missing or invalid." },
  missing: { status: 400, operationStatuses: [400, 422], detail: "{reason}." },
  invalid: { status: 400, operationStatuses: [400, 422], detail: "{reason}." },
  unsupportedMediaType: { status: 415, operationStatuses: [415], detail: "Send {expected}, not {received}." },
};

/** Returns the names of the errors for invalid requests: `x-error-responses`, otherwise problem details (RFC 9457). */
export function readErrorResponses(description: Description, examples: Examples, isSecured: boolean): object {
  const { "x-error-responses": declared } = description.document;
  const entries = Object.entries(requestErrors);
  if (!declared) {
    return Object.fromEntries(entries.map(([name, error]) => [name, addProblemDetails(examples, name, error)]));
  }
  const required = ["unknownPath", "methodNotAllowed", "missing", "invalid", ...(isSecured ? ["unauthenticated"] : [])];
  const missing = required.filter((name) => !(name in declared)).join(", ");
  if (missing) {
    description.report(declared, `x-error-responses lacks ${missing}. Add an Example object for each.`);
  }
  const unknown = Object.keys(declared).filter((name) => !(name in requestErrors));
  if (unknown.length > 0) {
    const remedy = `Use ${Object.keys(requestErrors).join(", ")}.`;
    description.report(declared, `x-error-responses cannot contain ${unknown.join(", ")}. ${remedy}`);
  }
  const responses = entries.flatMap(([name, { status }]) => {
    const example = declared[name];
    return example ? [[name, examples.addError(example, toPascalCase(name), status)]] : [];
  });
  return Object.fromEntries(responses);
}

/**
 * Returns the errors for invalid requests of an operation, from the 4xx responses that it declares. Returns `undefined`
 * if there are none, or if the description has `x-error-responses`.
 */
export function readOwnErrorResponses(
  description: Description,
  examples: Examples,
  responses: Record<string, { examples: string[] }>,
): Record<string, string> | undefined {
  if (!lacksErrorResponses(description)) return undefined;
  const general = responses["4XX"]?.examples[0] ?? responses.default?.examples[0];
  const own = Object.entries(requestErrors).flatMap(([name, { status, operationStatuses }]) => {
    const [exact] = (operationStatuses ?? []).flatMap((one) => responses[one]?.examples.slice(0, 1) ?? []);
    const error = exact ?? (general && operationStatuses && examples.addStatus(general, status));
    return error === undefined ? [] : [[name, error]];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

function addProblemDetails(examples: Examples, name: string, { status, detail }: RequestError): string {
  const errors = [{ parameter: "{parameter}", reason: "{reason}" }];
  const hasFieldErrors = name === "missing" || name === "invalid";
  const value = { type: "about:blank", title: STATUS_CODES[status], status, detail, ...(hasFieldErrors && { errors }) };
  return examples.addError({ value }, `${toPascalCase(name)}Problem`, status, "application/problem+json");
}

/** Returns `true` if a description was not written for this engine, that is, if it has no `x-error-responses`. */
export function lacksErrorResponses({ document }: Description): boolean {
  return !document["x-error-responses"];
}
