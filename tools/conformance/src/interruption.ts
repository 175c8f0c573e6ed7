/** An answer is not what the rule says. */
export class Contradiction extends Error {
  override readonly name = "Contradiction";
}

/** The rule cannot be tried here and now, which says nothing about it. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

/** No further rule can be tried: nothing answers, or the person at the keyboard has had enough. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}
