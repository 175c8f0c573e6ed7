import { type Authenticator, createAuthenticator, createPushDevice } from "@verify-factors/msw";
import type { Api, ApiResponse, Form } from "@verify-factors/testing/api";
import { createWrongCode } from "@verify-factors/testing/wrong-code";
import { Skipped } from "./errors.ts";
import { describeResponse } from "./expect.ts";
import type { Session } from "./session.ts";

/** Explicit settings, because the service's defaults may differ. They tolerate a clock that is off by a minute. */
const settings = { "Config.TimeStep": "30", "Config.Skew": "2", "Config.CodeLength": "6" };

/** Creates a TOTP factor, for a new user by default. Throws a `Skipped` if the service rejects it. */
export async function enrollTotp(session: Session, form: Record<string, string> = {}, api: Api = session.newUser()) {
  const created = await api.createTotp({ ...settings, ...form });
  const app = () => scan(created.body.binding.uri);
  return {
    ...toEnrolled(api, created, "a TOTP factor"),
    /** Returns the code that an authenticator app shows now, or at another time. */
    code: (at = session.now()) => app().code({ at }),
    /** Returns an incorrect code of the right length. The app does not show it within three minutes of now. */
    wrongCode: () => createWrongCode(app(), session.now()),
  };
}

/**
 * Creates a push factor without notifications, for a new user by default. Throws a `Skipped` if the service rejects it.
 * `sign()` signs its sid.
 */
export async function enrollPush(session: Session, form: Record<string, string> = {}, api: Api = session.newUser()) {
  const device = await createPushDevice();
  const created = await api.createPush({ "Binding.PublicKey": device.publicKey, ...form });
  const enrolled = toEnrolled(api, created, "a push factor");
  return { ...enrolled, device, sign: () => device.sign(enrolled.sid) };
}

/** Creates TOTP factors for one user. Returns their sids. */
export async function enrollTotps(session: Session, count: number, api: Api): Promise<string[]> {
  const sids: string[] = [];
  while (sids.length < count) sids.push((await enrollTotp(session, {}, api)).sid);
  return sids;
}

/** Verifies a factor. Throws a `Skipped` if the service does not accept the payload. */
export async function verify({ api, sid }: { api: Api; sid: string }, AuthPayload: string): Promise<void> {
  const verified = await api.update(sid, { AuthPayload });
  if (verified.body?.status !== "verified") {
    throw new Skipped(`needs a verified factor, but the update got ${describeResponse(verified)}`);
  }
}

/** Returns an app that has scanned a key URI. Throws a `Skipped` if no app can scan it. */
export function scan(uri: string): Authenticator {
  try {
    return createAuthenticator(uri);
  } catch {
    throw new Skipped("needs a code, but binding.uri is not a key URI");
  }
}

/** Returns a new factor, with functions that fetch and update it. */
function toEnrolled<NewFactor extends { sid: string }>(api: Api, created: ApiResponse<NewFactor>, name: string) {
  if (created.status !== 201 || !created.body?.sid) {
    throw new Skipped(`needs ${name}, but its creation got ${describeResponse(created)}`);
  }
  const { sid } = created.body;
  return { api, sid, factor: created.body, fetch: () => api.fetch(sid), update: (form: Form) => api.update(sid, form) };
}
