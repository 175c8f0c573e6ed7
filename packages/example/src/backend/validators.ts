import { validator } from "hono/validator";
import { BackendError } from "./errors.ts";

/** Validates `:sid` in a path. Responds with 404 to a malformed sid, because no factor can have it. */
export const sidParameter = validator("param", ({ sid = "" }: { sid?: string }) => {
  if (!/^YF[0-9a-f]{32}$/i.test(sid)) throw new BackendError("not-found");
  return { sid };
});

/** Validates `{ name }`, the name of a factor. The service limits its length. */
export const nameBody = validator("json", (body: unknown) => ({ name: readText(body, "name") }));

/** Validates `{ code }` and removes the spaces that users type or paste. */
export const codeBody = validator("json", (body: unknown) => ({ code: readText(body, "code").replace(/\s/g, "") }));

/** Validates `{ user }`, the id of the user to sign in. */
export const userBody = validator("json", (body: unknown) => ({ user: readText(body, "user") }));

function readText(body: unknown, key: string): string {
  const value: unknown = Object(body)[key];
  const text = typeof value === "string" ? value.trim() : "";
  if (text === "") throw new BackendError("invalid");
  return text;
}
