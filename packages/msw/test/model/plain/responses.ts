import { type Call, getResourcePath, type ModelResponse } from "./call.ts";
import { secrets } from "./rules.ts";

/** An invalid parameter in `details`. `received` is absent for a secret. */
export interface Violation {
  parameter: string;
  received?: string;
}

/** Returns the headers of every response, including preflights. */
function createCorsHeaders(call: Call): Record<string, string> {
  const updates = call.method === "POST" && call.path.Sid !== undefined;
  const exposed = updates ? ["Twilio-Verify-Factor-Signature"] : [];
  return {
    "twilio-request-id": "RQ",
    "access-control-allow-origin": "*",
    "access-control-allow-methods": [...getMethods(call), "OPTIONS"].join(", "),
    "access-control-allow-headers": call.headers["Access-Control-Request-Headers"] ?? "Authorization, Content-Type",
    ...(getMethods(call).includes(call.method) && {
      "access-control-expose-headers": [...exposed, "Retry-After", "Twilio-Request-Id", "WWW-Authenticate"]
        .sort()
        .join(", "),
    }),
  };
}

/** Returns the methods of a call's path. */
export function getMethods({ path }: Call): string[] {
  return path.Sid === undefined ? ["GET", "POST"] : ["GET", "POST", "DELETE"];
}

/** Creates a response without a body. */
export function createEmptyResponse(call: Call, status: number): ModelResponse {
  return { status, headers: createCorsHeaders(call), body: undefined };
}

/** Creates a JSON response. */
export function createJsonResponse(
  call: Call,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): ModelResponse {
  const entity = { "content-type": "application/json", "content-length": "right" };
  return { status, headers: { ...createCorsHeaders(call), ...entity, ...headers }, body };
}

interface Extras {
  violations?: readonly Violation[] | undefined;
  headers?: Record<string, string>;
}

/** Creates an error response. */
export function createErrorResponse(
  call: Call,
  status: number,
  code: number,
  message: string,
  { violations, headers = {} }: Extras = {},
): ModelResponse {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  const details = violations && { details: { violations } };
  return createJsonResponse(call, status, { code, message, more_info, status, ...details }, headers);
}

/** Creates a 404 for an unknown service or factor. `violations` contains a malformed sid. */
export function notFound(call: Call, violations?: readonly Violation[]): ModelResponse {
  return createErrorResponse(call, 404, 20404, `The requested resource ${getResourcePath(call)} was not found`, {
    violations,
  });
}

/** Creates a 400 for missing parameters. */
export function missing(call: Call, names: readonly string[]): ModelResponse {
  const violations = names.map((parameter) => ({ parameter }));
  return createErrorResponse(call, 400, 20001, `Missing required parameter ${names[0]} in the post body`, {
    violations,
  });
}

/** Creates a 400 for invalid values. The message names one of them, `details` all. */
export function invalid(call: Call, violations: readonly Violation[], first = violations[0]): ModelResponse {
  return createErrorResponse(call, 400, 60200, `Invalid parameter: ${first?.parameter}`, { violations });
}

/** Creates the item of an invalid value in `details`. */
export function createViolation(parameter: string, received: string): Violation {
  const characters = [...received];
  const shown = characters.length > 100 ? `${characters.slice(0, 100).join("")}…` : received;
  return secrets.includes(parameter) ? { parameter } : { parameter, received: shown };
}
