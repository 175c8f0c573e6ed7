import { toPascalCase } from "./code.ts";
import type { Description } from "./description.ts";
import type { Examples } from "./examples.ts";

/** The status of each error of `x-error-responses`, if its example states none. */
const statuses = {
  unknownPath: 404,
  methodNotAllowed: 405,
  unauthenticated: 401,
  missing: 400,
  invalid: 400,
  unsupportedMediaType: 415,
};

type Role = keyof typeof statuses;

/** The statuses that an operation declares for the errors of its requests, in the order of preference. */
const declaredStatuses: { readonly [Name in Role]?: readonly number[] } = {
  unauthenticated: [401],
  missing: [400, 422],
  invalid: [400, 422],
  unsupportedMediaType: [415],
};

/** Problem details (RFC 9457) for requests of a description without `x-error-responses`. */
const problems: { readonly [Name in Role]: { title: string; detail: string } } = {
  unknownPath: { title: "Not Found", detail: "Nothing is at {path}." },
  methodNotAllowed: { title: "Method Not Allowed", detail: "{method} is not allowed. Use {allow}." },
  unauthenticated: { title: "Unauthorized", detail: "The credentials are missing or invalid." },
  missing: { title: "Bad Request", detail: "{reason}." },
  invalid: { title: "Bad Request", detail: "{reason}." },
  unsupportedMediaType: { title: "Unsupported Media Type", detail: "Send {expected}, not {received}." },
};

/**
 * Returns the names of the errors for requests that the description does not allow: those of `x-error-responses`. Without
 * any, they are problem details (RFC 9457).
 */
export function readErrorResponses(description: Description, examples: Examples, isSecured: boolean): object {
  const { "x-error-responses": declared } = description.document;
  const roles = Object.keys(statuses) as Role[];
  if (!declared) return Object.fromEntries(roles.map((role) => [role, addProblem(examples, role)]));
  const required = ["unknownPath", "methodNotAllowed", "missing", "invalid", ...(isSecured ? ["unauthenticated"] : [])];
  const missing = required.filter((name) => !(name in declared)).join(", ");
  if (missing) {
    description.report(declared, `x-error-responses lacks ${missing}. Add an example for each at the document root.`);
  }
  const unknown = Object.keys(declared)
    .filter((name) => !(name in statuses))
    .join(", ");
  if (unknown) {
    description.report(declared, `x-error-responses cannot contain ${unknown}. Use ${roles.join(", ")}.`);
  }
  const responses = roles.flatMap((role) => {
    const example = declared[role];
    return example ? [[role, examples.addError(example, toPascalCase(role), statuses[role])]] : [];
  });
  return Object.fromEntries(responses);
}

/**
 * Returns the errors for the requests of an operation, from the 4xx responses that it declares; `undefined` if there are
 * none, or if the description has `x-error-responses`.
 */
export function readOwnErrorResponses(
  description: Description,
  examples: Examples,
  responses: Record<string, { examples: string[] }>,
): Record<string, string> | undefined {
  if (description.document["x-error-responses"]) return undefined;
  const general = responses["4XX"]?.examples[0] ?? responses.default?.examples[0];
  const own = Object.entries(declaredStatuses).flatMap(([role, preferred]) => {
    const [exact] = preferred.flatMap((status) => responses[status]?.examples.slice(0, 1) ?? []);
    const name = exact ?? (general && examples.addStatus(general, statuses[role as Role]));
    return name === undefined ? [] : [[role, name]];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

function addProblem(examples: Examples, role: Role): string {
  const { title, detail } = problems[role];
  const status = statuses[role];
  const errors = [{ parameter: "{parameter}", reason: "{reason}" }];
  const isOfFields = role === "missing" || role === "invalid";
  const value = { type: "about:blank", title, status, detail, ...(isOfFields && { errors }) };
  return examples.addError({ value }, `${toPascalCase(role)}Problem`, status, "application/problem+json");
}
