/** Thrown if a response does not conform to a rule. */
export class RuleFailure extends Error {
  override readonly name = "RuleFailure";
  /** The response, and the path of the value in its body. */
  readonly subject: string;
  readonly expected: string;
  readonly received: string;

  constructor(subject: string, expected: string, received: string) {
    super(`${subject}: expected ${expected}, received ${received}`);
    this.subject = subject;
    this.expected = expected;
    this.received = received;
  }
}

/** Thrown if a rule cannot be checked on this service. */
export class Skipped extends Error {
  override readonly name = "Skipped";
}

/** Thrown if no further rule can be checked, because the service does not respond or the run was interrupted. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** Thrown for an invalid command line or environment. The message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
