import { invalid } from "@verify-factors/testing/api";
import { RuleFailure } from "./errors.ts";

/** The part of a response that expectations check. */
interface Received {
  status: number;
  body?: unknown;
}

/** A predicate in place of an expected value, with a description for messages. */
export class Matcher {
  readonly description: string;
  readonly accepts: (value: unknown) => boolean;

  constructor(description: string, accepts: (value: unknown) => boolean) {
    this.description = description;
    this.accepts = accepts;
  }
}

/** Matches any value except `null` and `undefined`. */
export const anything = new Matcher("a value", (value) => value !== undefined && value !== null);

/** Matches any string except this one. */
export function otherThan(text: string): Matcher {
  return new Matcher("a different value", (value) => typeof value === "string" && value !== text);
}

/**
 * Expects a value. Received objects may have additional properties. A `RegExp` matches strings, and a {@link Matcher}
 * any value that it accepts. Throws a {@link RuleFailure} that names the first difference.
 */
export function expectMatch(subject: string, received: unknown, expected: unknown): void {
  compare(subject, received, expected, false);
}

/** Like {@link expectMatch}, but received objects must not have additional properties. */
export function expectEqual(subject: string, received: unknown, expected: unknown): void {
  compare(subject, received, expected, true);
}

/** Expects a status, and optionally an error code and properties of the body. */
export function expectResponse(subject: string, received: Received, expected: number | Received): void {
  const { status, body } = typeof expected === "number" ? { status: expected } : expected;
  const [actual, wanted] = [describeResponse(received), describeResponse({ status, body })];
  const matches = wanted.includes("/") ? actual === wanted : received.status === status;
  if (!matches) throw new RuleFailure(subject, wanted, actual);
  if (body) expectMatch(subject, received.body, body);
}

/** Creates an expected response with status 200 and these properties of the body. */
export function ok(body: object): Received {
  return { status: 200, body };
}

/** The expected response for a verified factor. */
export const verified = ok({ status: "verified" });

/** The expected response for an unverified factor. */
export const unverified = ok({ status: "unverified" });

/** Sends each value of each parameter, and expects it to be rejected as an invalid value of that parameter. */
export async function expectInvalid(
  operation: string,
  send: (form: Record<string, string>) => Promise<Received>,
  values: Record<string, readonly string[]>,
): Promise<void> {
  for (const [name, texts] of Object.entries(values)) {
    for (const text of texts) {
      const subject = `${operation} with ${name} ${JSON.stringify(text.slice(0, 40))}`;
      expectResponse(subject, await send({ [name]: text }), invalid(name));
    }
  }
}

/** Returns the status and error code of a response, such as `400 / 60200`. */
export function describeResponse({ status, body }: Received): string {
  const code = status >= 400 && isObject(body) ? body.code : undefined;
  return code === undefined ? String(status) : `${status} / ${code}`;
}

/** Throws a {@link RuleFailure} that names the first difference, with its path in the value. */
function compare(subject: string, received: unknown, expected: unknown, exact: boolean, path = ""): void {
  const isPattern = expected instanceof Matcher || expected instanceof RegExp;
  if (!isPattern && isObject(expected) && isObject(received)) {
    const more = exact || Array.isArray(expected) ? Object.keys(received) : [];
    for (const key of new Set([...Object.keys(expected), ...more])) {
      compare(subject, received[key], expected[key], exact, `${path}.${key}`);
    }
  } else if (!isAccepted(received, expected)) {
    const place = path === "" ? subject : `${subject}, ${path.slice(1)}`;
    throw new RuleFailure(place, describeValue(expected), describeValue(received));
  }
}

function isAccepted(received: unknown, expected: unknown): boolean {
  if (expected instanceof Matcher) return expected.accepts(received);
  if (expected instanceof RegExp) return typeof received === "string" && expected.test(received);
  return Object.is(received, expected);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function describeValue(value: unknown): string {
  if (value instanceof Matcher) return value.description;
  if (value instanceof RegExp) return String(value);
  return value === undefined ? "nothing" : JSON.stringify(value);
}
