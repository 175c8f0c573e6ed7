/** Thrown to answer a request with a ControlError. */
export class ControlRefusal extends Error {
  override readonly name = "ControlRefusal";
  readonly status: 400 | 403 | 404 | 409 | 415;

  constructor(status: ControlRefusal["status"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** The result of something; what it throws as a `TypeError`, which is about its arguments, becomes a refusal. */
export function refusing<Result>(status: ControlRefusal["status"], act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (error instanceof TypeError) throw new ControlRefusal(status, error.message, { cause: error });
    throw error;
  }
}
