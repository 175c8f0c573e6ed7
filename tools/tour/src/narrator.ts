import assert from "node:assert/strict";
import { styleText } from "node:util";

/** Begins a part of the story. */
export function chapter(title: string): void {
  console.log(`\n${styleText("bold", title)}`);
}

/** Tells something that happens; nothing is claimed. */
export function tell(text: string): void {
  console.log(`  ${text}`);
}

/** Claims something. What is not so ends the tour with an error that shows both sides. */
export function fact<T>(claim: string, actual: T, expected: T): void {
  assert.deepEqual(actual, expected, new assert.AssertionError({ message: claim, actual, expected, operator: "is" }));
  console.log(`  ${styleText("green", "✓")} ${claim}`);
}

/** Claims that a call is refused, and hands out the error. */
export async function refusal<E extends Error>(
  claim: string,
  call: Promise<unknown>,
  type: new (...parameters: never[]) => E,
): Promise<E> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  fact(claim, error instanceof type, true);
  return error as E;
}
