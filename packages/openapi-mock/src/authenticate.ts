import type { Contract, Operation, SecurityScheme } from "./contract.ts";
import { type PlainRequest, parseCookies } from "./http.ts";
import { getErrorResponses, HttpError } from "./http-error.ts";
import type { Warn } from "./warn.ts";

/** The credentials of a request. {@link Authenticate} returns them, and handlers receive them. */
export interface Credentials {
  /** From HTTP Basic. */
  readonly username?: string;
  /** From HTTP Basic. */
  readonly password?: string;
  /** From HTTP Bearer, or the value of an API key. */
  readonly token?: string;
}

/**
 * The `credentials` option of {@link createMockServer}: `"any"` rejects only requests without the credentials that the
 * description requires, where an empty user name or password counts as missing. `"none"` accepts all requests. An object
 * accepts exactly these credentials. In it, a `username` without a `password` stands for an empty password.
 *
 * @example
 * ```ts
 * const mock = createMockServer<RoomApi>({ contract, handlers, state, credentials: { token: "secret" } });
 * ```
 */
export type ExpectedCredentials = "any" | "none" | Credentials;

/**
 * Authenticates a request. Returns its credentials, or throws an {@link HttpError} to reject it.
 *
 * @example
 * ```ts
 * const authenticate: Authenticate = ({ headers }) => {
 *   if (headers.get("X-Team") !== "blue") throw new HttpError("Forbidden");
 *   return {};
 * };
 * ```
 */
export type Authenticate = (request: PlainRequest, operation: Operation) => Credentials;

/** Creates a function that authenticates requests by the security schemes of the description. */
export function createAuthenticate(contract: Contract, expected: ExpectedCredentials, warn: Warn): Authenticate {
  return (request, operation) => {
    const { id, security } = operation;
    // For each alternative, the credentials for each scheme that it requires.
    const alternatives = security.map((names) =>
      names.map((name) => readCredentials(contract.securitySchemes[name], request)),
    );
    const match = alternatives.find((parts) => parts.length > 0 && parts.every((part) => isAccepted(part, expected)));
    if (match) return Object.assign({}, ...match);
    if (expected === "none") return Object.assign({}, ...(alternatives[0] ?? []));
    const isAnonymous = alternatives.flat().every((part) => Object.values(part).every((value) => value === ""));
    if (security.length === 0 || (isAnonymous && alternatives.some(({ length }) => length === 0))) return {};
    if (isAnonymous) {
      warn(
        "credentials",
        `${id}: the request has no credentials. Send some, or create the mock with credentials: "none".`,
      );
    }
    const { unauthenticated, invalid } = getErrorResponses(contract, operation);
    throw new HttpError(unauthenticated ?? invalid);
  };
}

/**
 * Reads the credentials of a scheme. Missing credentials are empty strings.
 * @see RFC 7617 (Basic), RFC 6750 (Bearer)
 */
function readCredentials(scheme: SecurityScheme | undefined, request: PlainRequest): Credentials {
  const { headers, url } = request;
  if (!scheme) return { token: "" };
  if (scheme.type === "apiKey") {
    const keys = { header: headers, query: new URL(url).searchParams, cookie: parseCookies(request) };
    return { token: keys[scheme.in].get(scheme.name) ?? "" };
  }
  const authorization = headers.get("Authorization") ?? "";
  if (scheme.scheme === "bearer") return { token: /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "" };
  const [, encoded = ""] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(authorization) ?? [];
  const [, username = "", password = ""] = /^([^:]*):(.*)$/s.exec(decodeBase64(encoded)) ?? [];
  return { username, password };
}

function isAccepted(credentials: Credentials, expected: ExpectedCredentials): boolean {
  const entries = Object.entries(credentials) as [keyof Credentials, string][];
  if (typeof expected === "string") return entries.every(([, value]) => value !== "");
  const isAnonymous = entries.every(([, value]) => value === "");
  return !isAnonymous && entries.every(([name, value]) => value === (expected[name] ?? ""));
}

// Share the decoder, because creating one takes longer than decoding.
const decoder = new TextDecoder();

function decodeBase64(text: string): string {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return decoder.decode(bytes);
  } catch {
    return "";
  }
}
