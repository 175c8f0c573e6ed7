/** A response is not what the rule says. */
export class RuleFailure extends Error {
  override readonly name = "RuleFailure";
  /** The response, and the place in it, that the failure is about. */
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

/** The rule cannot be tried on this service, which says nothing about the rule. */
export class Skipped extends Error {
  override readonly name = "Skipped";
}

/** No further rule can be tried: the service does not respond, or the run was interrupted. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** The command line or the environment is wrong. The message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
