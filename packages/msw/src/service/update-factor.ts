import type { UpdateFactorRequest } from "@verify-factors/types";
import { isCodeValid } from "../crypto/otp.ts";
import { isSignatureValid } from "../crypto/public-key.ts";
import type { Context, Handler } from "./api.ts";
import { applyChanges, checkChanges } from "./changes.ts";
import { type FactorRecord, formatDate, toFactor } from "./factor-record.ts";
import { maxAttempts } from "./limits.ts";

/**
 * Changes a factor, and verifies it if there is an `AuthPayload`. An incorrect code changes only the number of attempts.
 * @see rulings 38–43
 */
export const updateFactor: Handler<"UpdateFactor"> = async ({ path, body }, context) => {
  const { state: store, error, url } = context;
  const changes: UpdateFactorRequest = body;
  const before = store.get(path, error);
  checkChanges(before, changes, context);

  // Verify the payload with the settings from before the change (ruling 41).
  const result = changes.AuthPayload !== undefined && verify(before, changes.AuthPayload, context);
  // Await nothing for a TOTP code, so that concurrent requests cannot exceed the attempt limit.
  const isVerified = typeof result === "boolean" ? result : await result;
  // Read the record again, because the factor may have been deleted or changed during the verification of a signature.
  const record = store.get(path, error);
  checkChanges(record, changes, context);
  const isChanged = applyChanges(record, changes);
  if (isVerified) record.status = "verified";
  if (isChanged || isVerified) record.date_updated = formatDate(store.options.now());
  return {
    status: 200,
    body: toFactor(record, url),
    headers: { "Twilio-Verify-Factor-Signature": btoa(`${record.sid} ${record.date_updated}`) },
  };
};

/** Returns `true` if a payload verifies a factor. Throws if no attempt is allowed, or if a signature is incorrect. */
function verify(
  record: FactorRecord,
  authPayload: string,
  { state: { options }, error }: Context<"UpdateFactor">,
): boolean | Promise<boolean> {
  if (record.status === "verified") {
    if (options.strict) throw error("IllegalFactorStatus");
    options.warn(
      "verified",
      `UpdateFactor: AuthPayload was sent for ${record.sid}, which is already verified. The service accepts any ` +
        "payload for a verified factor: AuthPayload confirms an enrollment and is not a login check.",
    );
    return false;
  }
  if (record.factor_type === "push") {
    return isSignatureValid(record.public_key, record.sid, authPayload).then((isValid) => {
      if (!isValid) throw error("VerificationFailed");
      return true;
    });
  }
  if (record.attempts >= maxAttempts) throw error("TooManyAttempts");
  if (isCodeValid(record, authPayload, options.now())) return true;
  record.attempts += 1;
  return false;
}
