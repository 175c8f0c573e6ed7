import { type Authenticator, createAuthenticator, createPushDevice, type PushDevice } from "@verify-factors/msw";
import type { Api } from "@verify-factors/testing/api";
import { wrongCode as wrongCodeOf } from "@verify-factors/testing/wrong-code";
import type { NewPushFactor, NewTotpFactor } from "@verify-factors/types";
import { kindOf } from "./claims.ts";
import { Unreachable } from "./interruption.ts";
import type { Visit } from "./visit.ts";

/** An authenticator app that is enrolled, and the operations of its user. */
export interface EnrolledApp {
  api: Api;
  sid: string;
  factor: NewTotpFactor;
}

/** A device that is enrolled, and the operations of its user. */
export interface EnrolledDevice {
  api: Api;
  sid: string;
  factor: NewPushFactor;
  device: PushDevice;
}

/** Settings that leave nothing to the service's own, with the widest skew, so that clocks may differ. */
const settings = { "Config.TimeStep": "30", "Config.Skew": "2", "Config.CodeLength": "6" };

/**
 * Enrols an authenticator app, of a newcomer unless told otherwise.
 * Throws an `Unreachable` when the service does not let it.
 */
export async function enrolApp(
  visit: Visit,
  form: Record<string, string> = {},
  api: Api = visit.newcomer(),
): Promise<EnrolledApp> {
  const answer = await api.createTotp({ ...settings, ...form });
  return { api, sid: made(answer, "an authenticator app").sid, factor: answer.body };
}

/** The same for a device, which is not notified unless told otherwise. */
export async function enrolDevice(
  visit: Visit,
  form: Record<string, string> = {},
  api: Api = visit.newcomer(),
): Promise<EnrolledDevice> {
  const device = await createPushDevice();
  const answer = await api.createPush({ "Binding.PublicKey": device.publicKey, ...form });
  return { api, sid: made(answer, "a device").sid, factor: answer.body, device };
}

/** Confirms an enrolled app with its code; throws an `Unreachable` when the service does not accept it. */
export async function verifyApp(app: EnrolledApp): Promise<void> {
  const answer = await app.api.update(app.sid, { AuthPayload: rightCode(app) });
  if (answer.body?.status !== "verified") throw new Unreachable(`needs a verified factor, but got ${kindOf(answer)}`);
}

/** The code that the app shows now. */
export function rightCode({ factor }: EnrolledApp): string {
  return scan(factor.binding.uri).code();
}

/** A code of the right length that the app shows neither now nor soon nor lately. */
export function wrongCode({ factor }: EnrolledApp): string {
  return wrongCodeOf(scan(factor.binding.uri), Date.now());
}

/** An app that has scanned a key URI; throws an `Unreachable` for one that no app could scan. */
export function scan(uri: string): Authenticator {
  try {
    return createAuthenticator(uri);
  } catch {
    throw new Unreachable("needs a code, but binding.uri is no address that an app could scan");
  }
}

function made<Body extends { sid: string }>(answer: { status: number; body: Body }, what: string): Body {
  if (answer.status === 201 && answer.body?.sid) return answer.body;
  throw new Unreachable(`needs ${what}, but its creation got ${kindOf(answer)}`);
}
