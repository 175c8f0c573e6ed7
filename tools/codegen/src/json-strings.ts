import { overview } from "./document.ts";
import type { Document, Schema } from "./openapi.ts";
import { leavesOf, type Shape } from "./shape.ts";

/** The names of the body's top-level properties that hold JSON inside a string. */
export function jsonStringsOf(document: Document, shape: Shape): string[] {
  const names = leavesOf(shape).flatMap(({ fields }) =>
    fields.filter((field) => isJsonString(overview(document, field.schema))).map((field) => field.name),
  );
  return [...new Set(names)];
}

/** Whether a schema is a string whose content is JSON with a schema of its own. */
export function isJsonString(schema: Schema): boolean {
  return schema.contentMediaType === "application/json" && schema.contentSchema !== undefined;
}
