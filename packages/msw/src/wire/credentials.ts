import { textFromBase64 } from "../base64.ts";
import { Refusal } from "../refusal.ts";
import type { PlainRequest } from "./plain.ts";
import { table } from "./table.ts";

/**
 * Who may call: `any` is everybody with a user name and a password, `none` asks for nothing, otherwise exactly this
 * account or API key.
 */
export type ExpectedCredentials =
  | "any"
  | "none"
  | { accountSid: string; authToken: string }
  | { apiKey: string; apiSecret: string };

/** The user name of a request that may pass (HTTP Basic, RFC 7617); throws a {@link Refusal} for any other. */
export function authenticate(request: PlainRequest, expected: ExpectedCredentials): string | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(request.headers.get("Authorization") ?? "") ?? [];
  const [, user, password] = /^([^:]*):(.*)$/s.exec(encoded ? (textFromBase64(encoded) ?? "") : "") ?? [];
  if (expected === "none") return user;
  const allowed =
    expected === "any" ? Boolean(user && password) : user === userOf(expected) && password === passwordOf(expected);
  if (!allowed) throw new Refusal(table.refusals.unauthenticated);
  return user;
}

function userOf(credentials: Exclude<ExpectedCredentials, string>): string {
  return "apiKey" in credentials ? credentials.apiKey : credentials.accountSid;
}

function passwordOf(credentials: Exclude<ExpectedCredentials, string>): string {
  return "apiKey" in credentials ? credentials.apiSecret : credentials.authToken;
}
