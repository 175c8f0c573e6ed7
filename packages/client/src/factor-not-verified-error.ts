import type { Factor } from "@verify-factors/types";

/**
 * The code or signature did not confirm the factor. The service says so in two ways: for a wrong TOTP code it answers 200
 * with `status: "unverified"` (then `factor` is that answer), for a wrong signature 403 / 60311 (then `cause` is that
 * FactorApiError).
 */
export class FactorNotVerifiedError extends Error {
  override readonly name = "FactorNotVerifiedError";
  /** The sid of the factor. */
  declare readonly sid: string;
  /** The factor as the service answered it, after a wrong TOTP code. */
  declare readonly factor: Factor | undefined;

  constructor(sid: string, factor: Factor | undefined, options?: ErrorOptions) {
    super(
      `UpdateFactor: wrong ${factor ? "code, and a factor takes five" : "signature"}; ${sid} is not verified.`,
      options,
    );
    Object.assign(this, { sid, factor });
  }
}
