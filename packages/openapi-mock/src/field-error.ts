import type { Field } from "./contract.ts";
import { suggest } from "./suggest.ts";

/** A parameter or body field that failed validation, from {@link readFields}. */
export interface FieldError {
  /** The name of the parameter or field. */
  readonly parameter: string;
  /** The valid values in words, such as "a whole number from 20 to 60". */
  readonly expected: string;
  /** The received value as text. Absent if the field is missing or secret. */
  readonly received?: string;
  /** `true` if the field is required, but missing. */
  readonly isMissing?: boolean;
  /** For an unknown name, what it names, such as "option". `expected` is then "absent", with a similar known name. */
  readonly unknown?: string;
  /** The name of the error for an invalid value of this field, from `x-invalid-error`. */
  readonly errorName?: string;
}

/** Creates the error of a field that is missing or has an invalid value. */
export function toFieldError({ name, expected, secret, errorName }: Field, raw?: unknown): FieldError {
  const isMissing = raw === undefined;
  return {
    parameter: name,
    expected,
    ...(isMissing ? { isMissing } : !secret && { received: formatReceived(raw) }),
    ...(errorName !== undefined && { errorName }),
  };
}

/**
 * Returns an error for each name that is not a declared field.
 *
 * @example
 * ```ts
 * assertNoErrors("mock.add", findUndeclared(Object.keys(seed), contract.operations.CreateRoom.body.fields));
 * // "mock.add: unknown field seets (did you mean seats?)."
 * ```
 */
export function findUndeclared(names: Iterable<string>, fields: readonly Pick<Field, "name">[]): FieldError[] {
  const declared = fields.map(({ name }) => name);
  return findUnknown(names, declared, "field");
}

/**
 * Returns an error for each unknown name, with the known name that is closest to it. `kind` is what the names are.
 *
 * @example
 * ```ts
 * assertNoErrors("createRoomMock", findUnknown(Object.keys(options), ["baseUrl"], "option"));
 * // "createRoomMock: unknown option baseURL (did you mean baseUrl?)."
 * ```
 */
export function findUnknown(names: Iterable<string>, known: readonly string[], kind: string): FieldError[] {
  return [...names]
    .filter((name) => !known.includes(name))
    .map((name) => ({ parameter: formatReceived(name), expected: `absent${suggest(name, known)}`, unknown: kind }));
}

/**
 * Describes errors in one sentence without a period.
 *
 * @example
 * ```ts
 * describeFieldErrors([{ parameter: "Page", expected: "a whole number", received: "x" }]);
 * // 'Page must be a whole number, not "x"'
 * ```
 */
export function describeFieldErrors(errors: readonly FieldError[]): string {
  const sentences = errors.map(({ parameter, expected, received, isMissing, unknown }) => {
    if (unknown) return `unknown ${unknown} ${expected.replace("absent", () => parameter)}`;
    const contrast = isMissing ? "but is missing" : received !== undefined && `not ${quoteUnlessJson(received)}`;
    return `${parameter} must be ${expected}${contrast ? `, ${contrast}` : ""}`;
  });
  return sentences.join("; ");
}

function quoteUnlessJson(text: string): string {
  // JSON has no NaN and no Infinity.
  if (String(Number(text)) === text) return text;
  try {
    JSON.parse(text);
    return text;
  } catch {
    return JSON.stringify(text);
  }
}

/** The maximum number of characters of a received value that an error repeats. */
const maxReceived = 100;

/**
 * Formats a received value for an error message. Shortens it to 100 characters.
 *
 * @example
 * ```ts
 * throw new TypeError(`createRoomMock: seats must be a number, not ${formatReceived(seats)}.`);
 * ```
 */
export function formatReceived(value: unknown): string {
  // JSON would write NaN as null.
  const text = typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
  const start = [...(text ?? typeof value).slice(0, 2 * maxReceived + 2)];
  return start.length > maxReceived ? `${start.slice(0, maxReceived).join("")}…` : start.join("");
}
