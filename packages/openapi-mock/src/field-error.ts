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
  /** `true` if the received value is a string. {@link describeFieldErrors} quotes it. */
  readonly isString?: boolean;
  /** `true` if the field is required, but missing. */
  readonly isMissing?: boolean;
  /** The kind of an unknown name, such as "option". `expected` is then "absent", and a similar known name if there is one. */
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
    ...(isMissing ? { isMissing } : !secret && toReceived(raw)),
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
 * Returns an error for each unknown name, with a similar known name if there is one. `kind` is a noun for the names.
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
 * describeFieldErrors([{ parameter: "Page", expected: "a whole number", received: "x", isString: true }]);
 * // 'Page must be a whole number, not "x"'
 * ```
 */
export function describeFieldErrors(errors: readonly FieldError[]): string {
  const sentences = errors.map(({ parameter, expected, received, isString, isMissing, unknown }) => {
    if (unknown) return `unknown ${unknown} ${expected.replace("absent", () => parameter)}`;
    const value = isString ? JSON.stringify(received) : received;
    const contrast = isMissing ? "but is missing" : value !== undefined && `not ${value}`;
    return `${parameter} must be ${expected}${contrast ? `, ${contrast}` : ""}`;
  });
  return sentences.join("; ");
}

/** Returns the properties of a {@link FieldError} for a received value. */
export function toReceived(value: unknown): Pick<FieldError, "received" | "isString"> {
  return { received: formatReceived(value), ...(typeof value === "string" && { isString: true }) };
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
  const start = [...toText(value).slice(0, 2 * maxReceived + 2)];
  return start.length > maxReceived ? `${start.slice(0, maxReceived).join("")}…` : start.join("");
}

function toText(value: unknown): string {
  if (["function", "symbol"].includes(typeof value)) return `a ${typeof value}`;
  if (value instanceof Date && Number.isNaN(value.getTime())) return "an invalid Date";
  // JSON would write NaN as null, and has no bigint and no undefined.
  return typeof value === "object" || typeof value === "boolean" ? JSON.stringify(value) : String(value);
}
