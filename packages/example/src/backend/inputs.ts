import { validator } from "hono/validator";
import { Problem } from "./problem.ts";

/** `:sid` in a path, when it has the form of one. Any other is nobody's factor. */
export const sidParameter = validator("param", ({ sid = "" }: { sid?: string }) => {
  if (!/^YF[0-9a-f]{32}$/i.test(sid)) throw new Problem("gone");
  return { sid };
});

/** `?cursor=`, where a page begins; without it, the first one. */
export const cursorQuery = validator("query", ({ cursor }: { cursor?: string | string[] }) => {
  if (Array.isArray(cursor)) throw new Problem("invalid");
  return { cursor };
});

/** `{ name }`, what a user calls a factor. How long it may be is the service's to say. */
export const nameBody = validator("json", (body: unknown) => ({ name: textOf(body, "name") }));

/** `{ code }`, as a user types it, with or without spaces. */
export const codeBody = validator("json", (body: unknown) => ({ code: textOf(body, "code").replace(/\s/g, "") }));

/** `{ user }`, who wants to sign in. */
export const userBody = validator("json", (body: unknown) => ({ user: textOf(body, "user") }));

function textOf(body: unknown, key: string): string {
  const value: unknown = Object(body)[key];
  const text = typeof value === "string" ? value.trim() : "";
  if (text === "") throw new Problem("invalid");
  return text;
}
