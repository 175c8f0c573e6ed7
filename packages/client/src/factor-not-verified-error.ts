import type { Factor } from "@verify-factors/types";

/**
 * Thrown by `verify()` if the code or signature is incorrect. The service responds to an incorrect TOTP code with 200 and
 * the unverified `factor`, and to an incorrect signature with the error 60311, which is the `cause`.
 *
 * @see rulings 38, 39
 * @example
 * ```ts
 * try {
 *   await factors.verify(sid, code);
 * } catch (error) {
 *   if (error instanceof FactorNotVerifiedError) return showMessage("Incorrect code. Try the next one.");
 *   throw error;
 * }
 * ```
 */
export class FactorNotVerifiedError extends Error {
  override readonly name = "FactorNotVerifiedError";
  /** The sid of the factor. */
  readonly sid: string;
  /** The unverified factor that the service returned. `undefined` after an incorrect signature. */
  readonly factor: Factor | undefined;

  constructor(sid: string, factor: Factor | undefined, options?: ErrorOptions) {
    const reason = factor ? "Incorrect code (a factor allows five attempts)" : "Incorrect signature";
    super(`${reason}; ${sid} is still unverified.`, options);
    this.sid = sid;
    this.factor = factor;
  }
}
