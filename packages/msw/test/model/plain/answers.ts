import type { Answer, Call } from "./call.ts";
import { resourceOf } from "./call.ts";
import { secrets } from "./rules.ts";

/** A parameter that an error names; `received` only for what is no secret. */
export interface Violation {
  parameter: string;
  received?: string;
}

/** What every answer says, preflights included, so that a page of another origin can read it. */
function cors(call: Call): Record<string, string> {
  return {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, DELETE, OPTIONS",
    "access-control-allow-headers": call.headers["Access-Control-Request-Headers"] ?? "Authorization, Content-Type",
    "access-control-expose-headers": "Retry-After, Twilio-Verify-Factor-Signature",
  };
}

/** An answer without a body. */
export function empty(call: Call, status: number): Answer {
  return { status, headers: cors(call), body: undefined };
}

/** An answer in JSON. */
export function json(call: Call, status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const entity = { "content-type": "application/json", "content-length": "right" };
  return { status, headers: { ...cors(call), ...entity, ...headers }, body };
}

interface Extras {
  violations?: readonly Violation[] | undefined;
  headers?: Record<string, string>;
}

/** An error. */
export function refusal(
  call: Call,
  status: number,
  code: number,
  message: string,
  { violations, headers = {} }: Extras = {},
): Answer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  const details = violations && { details: { violations } };
  return json(call, status, { code, message, more_info, status, ...details }, headers);
}

/** 404: there is no such service or factor; a malformed sid is named. */
export function notFound(call: Call, violations?: readonly Violation[]): Answer {
  return refusal(call, 404, 20404, `The requested resource ${resourceOf(call)} was not found`, { violations });
}

/** 400: parameters that are needed and were not given. */
export function missing(call: Call, names: readonly string[]): Answer {
  const violations = names.map((parameter) => ({ parameter }));
  return refusal(call, 400, 20001, `Missing required parameter ${names[0]} in the post body`, { violations });
}

/** 400: values that are not allowed; the message names one, the details all. */
export function invalid(call: Call, violations: readonly Violation[], first = violations[0]): Answer {
  return refusal(call, 400, 60200, `Invalid parameter: ${first?.parameter}`, { violations });
}

/** How an error names a bad value. */
export function violation(parameter: string, received: string): Violation {
  return secrets.includes(parameter) ? { parameter } : { parameter, received };
}
