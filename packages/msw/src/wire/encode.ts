import type { ApiError } from "@verify-factors/types";
import type { Refusal } from "../refusal.ts";
import { corsHeaders } from "./cors.ts";
import type { PlainRequest, PlainResponse } from "./plain.ts";
import { table } from "./table.ts";

const encoder = new TextEncoder();

/** What an operation answers. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An answer as HTTP: JSON, or nothing at all, and the headers that every answer has. */
export function encode(request: PlainRequest, { status, body, headers: own = {} }: Answer): PlainResponse {
  const text = body === undefined ? null : JSON.stringify(body);
  const headers: Record<string, string> = { ...corsHeaders(request), ...(text !== null && entityHeaders(text)) };
  for (const [name, value] of Object.entries(own)) headers[name.toLowerCase()] = value;
  return { status, headers, body: request.method === "HEAD" ? null : text };
}

/** Without its length, MSW 2 never ends an answer on a connection that is kept alive, and the official SDK keeps it so. */
function entityHeaders(text: string): Record<string, string> {
  return { "content-type": "application/json", "content-length": String(encoder.encode(text).length) };
}

/** The answer of a refusal: the description's own example, with the parts that vary filled in. */
export function answerOfRefusal(
  request: PlainRequest,
  { error, options }: Refusal,
  { base, headers }: { base?: string; headers?: Record<string, string> } = {},
): Answer {
  const { value, message = value.message } = table.errors[error];
  const words: Record<string, string | number> = { resource: resourceOf(request.url, base), ...options.words };
  const { code, more_info, status } = value;
  const body: ApiError = {
    code,
    message: message.replace(/\{(\w+)\}/g, (brace, word: string) => String(words[word] ?? brace)),
    more_info,
    status,
    ...(options.violations && { details: { violations: [...options.violations] } }),
  };
  const retry = options.retryAfter === undefined ? {} : { "Retry-After": String(options.retryAfter) };
  return { status, body, headers: { ...retry, ...headers } };
}

/** The path of an address behind its base, without the version it begins with. */
function resourceOf(url: string, base = new URL(url).origin): string {
  return new URL(url).pathname.slice(new URL(base).pathname.replace(/\/$/, "").length).replace(/^\/v\d+(?=\/)/, "");
}
