import type { GetValue } from "./fields.ts";
import { isJsonType } from "./http.ts";

/** The raw values of a form, a query or a JSON object. */
export interface RawValues {
  /** By name. A repeated name has its last value. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly get: GetValue;
}

/** Parses a body into its raw fields: none if the body is empty. Returns `undefined` if it is malformed. */
export async function parseBody(mediaType: string, contentType: string, text: string): Promise<RawValues | undefined> {
  try {
    if (isJsonType(mediaType)) return readObject(JSON.parse(text || "{}"));
    if (mediaType !== "multipart/form-data" || text === "") return parseForm(text);
    const form = await new Response(text, { headers: { "Content-Type": contentType } }).formData();
    // Ignore files, because the code generator rejects bodies that declare any.
    const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return readForm(new URLSearchParams(texts));
  } catch {
    return undefined;
  }
}

function readObject(value: unknown): RawValues | undefined {
  if (!(value instanceof Object) || Array.isArray(value)) return undefined;
  const values = new Map<string, unknown>(Object.entries(value));
  return { values, get: (name) => values.get(name) };
}

/** Parses a form or a query. */
export function parseForm(text: string): RawValues {
  // The "&" prevents `URLSearchParams` from removing a leading "?".
  return readForm(new URLSearchParams(`&${text}`));
}

function readForm(form: URLSearchParams): RawValues {
  const values = new Map<string, unknown>(form);
  return { values, get: (name, isList) => (isList && values.has(name) ? form.getAll(name) : values.get(name)) };
}
