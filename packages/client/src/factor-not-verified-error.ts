import type { Factor } from "@verify-factors/types";

/**
 * The code or signature did not confirm the factor. The service says so in two ways: for a wrong TOTP code it answers 200
 * with `status: "unverified"` (then `factor` is that answer), for a wrong signature 403 / 60311 (then `cause` is that
 * FactorApiError).
 */
export class FactorNotVerifiedError extends Error {
  override readonly name = "FactorNotVerifiedError";
  /** The sid of the factor. */
  readonly sid: string;
  /** The factor as the service answered it, after a wrong TOTP code. */
  readonly factor: Factor | undefined;

  constructor(sid: string, factor: Factor | undefined, options?: ErrorOptions) {
    const reason = factor
      ? "the code is wrong. A factor takes five wrong codes and no more"
      : "the signature does not match the public key of the device";
    super(`UpdateFactor did not verify ${sid}: ${reason}.`, options);
    this.sid = sid;
    this.factor = factor;
  }
}
