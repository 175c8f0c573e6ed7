import { secretNames } from "./generated/operations.ts";

/** The value that replaces a secret. */
export const redacted = "[redacted]";

const secretName = /auth|cookie|secret|token/i;

/**
 * Returns the secret values of request bodies, credentials and headers. Recognizes them by their names.
 * @see ruling 9
 */
export function listSecrets(...sources: (object | undefined)[]): string[] {
  return (
    sources
      .flatMap((source) => Object.entries(source ?? {}))
      .filter(([name]) => secretNames.includes(name) || secretName.test(name))
      // In a header such as "Basic …", only the last word is secret. Skip very short values, since other words contain
      // them: "any" is part of "Many".
      .map(([, value]) => `${value ?? ""}`.split(" ").at(-1) ?? "")
      .filter((secret) => secret.length > (/\d/.test(secret) ? 2 : 3))
  );
}

/** Replaces secrets in text, both plain and form-encoded. Replaces the longest first, because they may contain others. */
export function redactText(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, new URLSearchParams({ "": secret }).toString().slice(1)])
    .sort((one, other) => other.length - one.length)
    .reduce((result, secret) => result.replaceAll(secret, redacted), text);
}

/** Replaces secrets in JSON, and the value of every property that the description marks as secret. */
export function redactJson(value: unknown, secrets: readonly string[]): unknown {
  try {
    return JSON.parse(JSON.stringify(value), (name, part) => {
      if (secretNames.includes(name)) return redacted;
      return typeof part === "string" ? redactText(part, secrets) : part;
    });
  } catch {
    // The value is nested too deeply for the call stack.
    return undefined;
  }
}
