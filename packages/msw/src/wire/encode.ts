import type { ApiError } from "@verify-factors/types";
import type { Refusal } from "../refusal.ts";
import { corsHeaders } from "./cors.ts";
import { table } from "./table.ts";

const encoder = new TextEncoder();

/** What an operation answers. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** An answer as HTTP: JSON, or nothing at all, and the headers that every answer has. */
export function encode(request: Request, { status, body, headers }: Answer): Response {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const response = new Response(text === undefined || request.method === "HEAD" ? null : text, {
    status,
    headers: { ...corsHeaders(request), ...(text !== undefined && entityHeaders(text)) },
  });
  // Set one by one, since names are the same in any case.
  for (const [name, value] of Object.entries(headers ?? {})) response.headers.set(name, value);
  return response;
}

/** Without its length, MSW 2 never ends an answer on a connection that is kept alive, and the official SDK keeps it so. */
function entityHeaders(text: string): Record<string, string> {
  return { "Content-Type": "application/json", "Content-Length": String(encoder.encode(text).length) };
}

/** The answer of a refusal: the description's own example, with the parts that vary filled in. */
export function answerOfRefusal(
  request: Request,
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
