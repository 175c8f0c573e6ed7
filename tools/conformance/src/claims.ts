import { Contradiction } from "./interruption.ts";

/** A value that is described instead of given. */
export class Matching {
  readonly description: string;
  readonly accepts: (value: unknown) => boolean;

  constructor(description: string, accepts: (value: unknown) => boolean) {
    this.description = description;
    this.accepts = accepts;
  }
}

/** Where two values differ. */
interface Difference {
  path: string;
  expected: unknown;
  came: unknown;
}

/** Whatever it is, it is there and not null. */
export const given = new Matching("a value", (value) => value !== undefined && value !== null);

/** A text, but not this one. */
export function otherThan(text: string): Matching {
  return new Matching("another one", (value) => typeof value === "string" && value !== text);
}

/**
 * Claims that something came as expected: objects may have more keys, texts may be expected by a `RegExp`, anything by a
 * {@link Matching}. Throws a {@link Contradiction} that names the first difference.
 */
export function claim(what: string, came: unknown, expected: unknown): void {
  contradict(what, differenceOf(came, expected, false));
}

/** The same, but objects may not have more keys. */
export function claimSame(what: string, came: unknown, expected: unknown): void {
  contradict(what, differenceOf(came, expected, true));
}

/** Claims that an answer has a status, and with a body its code, message and the like. */
export function claimAnswer(
  what: string,
  answer: { status: number; body: unknown },
  expected: { status: number; body?: object },
): void {
  const [came, wanted] = [kindOf(answer), kindOf(expected)];
  const enough = wanted.includes("/") ? came === wanted : came.split(" ")[0] === wanted;
  if (!enough) throw new Contradiction(what, wanted, came);
  if (expected.body) claim(what, answer.body, expected.body);
}

/** Status and error code of an answer, such as `400 / 60200`. */
export function kindOf({ status, body }: { status: number; body?: unknown }): string {
  const code = status >= 400 && isObject(body) ? body.code : undefined;
  return code === undefined ? String(status) : `${status} / ${code}`;
}

function contradict(what: string, difference: Difference | undefined): void {
  if (!difference) return;
  const { path, expected, came } = difference;
  const where = path === "" ? what : `${what}, ${path.slice(1)}`;
  throw new Contradiction(where, shown(expected), shown(came));
}

function differenceOf(came: unknown, expected: unknown, exact: boolean, path = ""): Difference | undefined {
  if (expected instanceof Matching) return expected.accepts(came) ? undefined : { path, expected, came };
  if (expected instanceof RegExp) {
    return typeof came === "string" && expected.test(came) ? undefined : { path, expected, came };
  }
  if (!isObject(expected) || !isObject(came)) return Object.is(came, expected) ? undefined : { path, expected, came };
  const more = exact || Array.isArray(expected) ? Object.keys(came) : [];
  for (const key of new Set([...Object.keys(expected), ...more])) {
    const found = differenceOf(came[key], expected[key], exact, `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  if (value instanceof Matching) return value.description;
  if (value instanceof RegExp) return String(value);
  return value === undefined ? "nothing" : JSON.stringify(value);
}
