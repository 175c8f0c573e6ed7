import { type Reading, readFields, typedReader } from "./fields.ts";
import type { Field } from "./table.ts";

/** The values of a reading; throws a `TypeError` that begins with `who` and names each thing that is wrong. */
export function checked(who: string, { values, findings }: Reading): Record<string, unknown> {
  const words = findings.map(
    ({ violation: { parameter, expected, received } }) =>
      `${parameter} must be ${expected}${received === undefined ? "" : `, not ${received}`}`,
  );
  if (words.length > 0) throw new TypeError(`${who}: ${words.join("; ")}.`);
  return values;
}

/** Checks a value given under a name of its own as if it were a field of the description. */
export function checkAs(who: string, name: string, field: Field | undefined, value: unknown): void {
  if (!field) throw new Error(`${who}: the description has no field for ${name}.`);
  checked(
    who,
    readFields([{ ...field, name, required: false }], () => value, typedReader),
  );
}
