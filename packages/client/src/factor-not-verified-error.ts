import type { Factor } from "@verify-factors/types";

/**
 * The code or signature did not confirm the factor. The service reports it in two ways: a wrong TOTP code with 200 and
 * `status: "unverified"` (then `factor` is that response), a wrong signature with 403 / 60311 (then `cause` is that
 * FactorApiError).
 */
export class FactorNotVerifiedError extends Error {
  override readonly name = "FactorNotVerifiedError";
  /** The sid of the factor. */
  readonly sid: string;
  /** The factor as the service returned it after a wrong TOTP code. */
  readonly factor: Factor | undefined;

  constructor(sid: string, factor: Factor | undefined, options?: ErrorOptions) {
    const reason = factor ? "Incorrect code (a factor allows five attempts)" : "Incorrect signature";
    super(`${reason}; ${sid} is still unverified.`, options);
    this.sid = sid;
    this.factor = factor;
  }
}
