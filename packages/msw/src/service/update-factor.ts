import type { UpdateFactorRequest } from "@verify-factors/types";
import { Refusal } from "../refusal.ts";
import type { Behaviour } from "./behaviour.ts";
import { applyChanges, checkChanges } from "./changes.ts";
import type { Context } from "./context.ts";
import { findRecord } from "./find-record.ts";
import { maxAttempts } from "./limits.ts";
import { acceptsSignature } from "./push.ts";
import { type FactorRecord, factorOf, instant, type PushRecord } from "./record.ts";
import { acceptsCode } from "./totp.ts";

/** Changes what is given; with an `AuthPayload`, confirms the enrolment. A refusal changes nothing but the attempts. */
export const updateFactor: Behaviour<"UpdateFactor"> = async ({ path, body }, context) => {
  const { store, now, address } = context;
  const changes: UpdateFactorRequest = body;
  const before = findRecord(store, path);
  checkChanges(before, changes, context.strict);

  // The payload is judged by the settings from before the change.
  const verdict = changes.AuthPayload !== undefined && verifies(before, changes.AuthPayload, context);
  // Waited for only where it takes time: between a code and what comes of it there is no place for another request.
  const verified = typeof verdict === "boolean" ? verdict : await verdict;
  // While a signature was checked, the factor may have been deleted or have lost its token.
  const record = findRecord(store, path);
  checkChanges(record, changes, context.strict);
  const changed = applyChanges(record, changes);
  if (verified) record.status = "verified";
  if (changed || verified) record.date_updated = instant(now());
  return {
    status: 200,
    body: factorOf(record, address("FetchFactor", path)),
    headers: { "Twilio-Verify-Factor-Signature": btoa(`${record.sid} ${record.date_updated}`) },
  };
};

/** Whether a payload confirms the factor now; throws when it may not even try, or when a signature is wrong. */
function verifies(record: FactorRecord, authPayload: string, context: Context): boolean | Promise<boolean> {
  if (record.status === "verified") {
    if (context.strict) throw new Refusal("IllegalFactorStatus");
    context.warn(
      `AuthPayload was sent for ${record.sid}, which is verified already: the service accepts anything then. It confirms ` +
        "an enrolment and is no login check.",
    );
    return false;
  }
  if (record.factor_type === "push") return verifiesSignature(record, authPayload);
  if (record.attempts >= maxAttempts) throw new Refusal("TooManyAttempts");
  if (acceptsCode(record, authPayload, context.now())) return true;
  record.attempts += 1;
  return false;
}

async function verifiesSignature({ public_key, sid }: PushRecord, authPayload: string): Promise<boolean> {
  if (await acceptsSignature(public_key, sid, authPayload)) return true;
  throw new Refusal("VerificationFailed");
}
