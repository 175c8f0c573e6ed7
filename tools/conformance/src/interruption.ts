/** An answer is not what the rule says. */
export class Contradiction extends Error {
  override readonly name = "Contradiction";
  /** What it is about, such as an answer and a place in it. */
  readonly what: string;
  readonly expected: string;
  readonly came: string;

  constructor(what: string, expected: string, came: string) {
    super(`${what}: expected ${expected}, came ${came}`);
    this.what = what;
    this.expected = expected;
    this.came = came;
  }
}

/** The rule cannot be tried here and now, which says nothing about it. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** No further rule can be tried: nothing answers, or the person at the keyboard has had enough. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}
