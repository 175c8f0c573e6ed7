import { secretNames } from "./generated/operations.ts";

/** The value that replaces a secret. */
export const redacted = "[redacted]";

const secretName = /auth|cookie|secret|token/i;

/** Returns the values that must not be repeated, by their name in the description, the credentials or the headers. */
export function listSecrets(...sources: (object | undefined)[]): string[] {
  return (
    sources
      .flatMap((source) => Object.entries(source ?? {}))
      .filter(([name]) => secretNames.includes(name) || secretName.test(name))
      // Of a header such as "Basic …", only the last word is secret. Shorter ones occur in any message: "any" in "Many".
      .map(([, value]) => String(value).split(" ").at(-1) ?? "")
      .filter((secret) => secret.length > (/\d/.test(secret) ? 2 : 3))
  );
}

/** Replaces secrets in a text, also in the encoding of a form. */
export function redactText(text: string, secrets: readonly string[]): string {
  return secrets
    .flatMap((secret) => [secret, new URLSearchParams({ "": secret }).toString().slice(1)])
    .reduce((rest, secret) => rest.replaceAll(secret, redacted), text);
}

/** Replaces secrets in JSON by their value, and the values of properties that the description marks as secret. */
export function redactJson(value: unknown, secrets: readonly string[]): unknown {
  try {
    return JSON.parse(JSON.stringify(value), (name, part) => {
      if (secretNames.includes(name)) return redacted;
      return typeof part === "string" ? redactText(part, secrets) : part;
    });
  } catch {
    // Nested too deeply for the call stack.
    return undefined;
  }
}
