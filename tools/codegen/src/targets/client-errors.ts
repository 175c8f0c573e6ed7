import { toLiteral, toPascalCase } from "../code.ts";
import type { Description } from "../description.ts";
import type { Example } from "../openapi.ts";
import { readOperations } from "../operations.ts";

/** Generates the error codes by the name of their example. */
export function generateErrorCodes(description: Description): string {
  const codes = new Map<string, number>();
  const add = ([key, reference]: [string, Example]) => {
    const { value } = description.resolveRef(reference) as { value?: { code?: unknown } | null };
    if (typeof value?.code !== "number") return;
    codes.set(reference.$ref?.split("/").at(-1) ?? toPascalCase(key), value.code);
  };
  const { "x-error-responses": errorResponses = {} } = description.document;
  Object.entries(errorResponses).forEach(add);
  for (const { responses } of readOperations(description)) {
    const errors = Object.entries(responses).filter(([status]) => !/^[123]/.test(status));
    for (const [, { content = {} }] of errors) Object.entries(content["application/json"]?.examples ?? {}).forEach(add);
  }
  const sorted = Object.fromEntries([...codes].sort(([, one], [, other]) => one - other));
  return `export const errorCodes = ${toLiteral(sorted)} as const;\n`;
}
