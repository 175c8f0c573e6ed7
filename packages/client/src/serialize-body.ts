import type { Operation } from "./operation.ts";

/**
 * Serializes the body of an operation as a form or as JSON. Omits keys whose value is `undefined`. Accepts objects and
 * strings, and for a form also `URLSearchParams` and `FormData`. Throws a `TypeError` for everything else, instead of
 * silently dropping data.
 */
export function serializeBody({ id, body: description }: Operation, body: unknown): string {
  if (typeof body === "string") return body;
  const isForm = description?.mediaType !== "application/json";
  // Unlike `instanceof`, the tag also identifies objects of another realm.
  const tag = Object.prototype.toString.call(body).slice(8, -1);
  const isIterable = isForm && (tag === "URLSearchParams" || tag === "FormData");
  if (!isIterable && tag !== "Object") throw new TypeError(`${id}: the body must be an object or a form, not ${tag}.`);
  const fields: [string, string][] = [];
  for (const [name, value] of isIterable ? (body as URLSearchParams) : Object.entries(body as object)) {
    // A list in a form repeats its key.
    for (const item of [value].flat(description?.lists?.includes(name) ? 1 : 0)) {
      const field: unknown = !isIterable && description?.json.includes(name) ? JSON.stringify(item) : item;
      if (field === undefined) continue;
      if (isForm && Object(field) === field)
        throw new TypeError(`${id}: ${name} must not be an object. Nested fields have names such as Config.TimeStep.`);
      fields.push([name, field as string]);
    }
  }
  return isForm ? new URLSearchParams(fields).toString() : JSON.stringify(Object.fromEntries(fields));
}
