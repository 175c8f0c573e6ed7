import { type Authenticator, createAuthenticator, createPushDevice, type PushDevice } from "@verify-factors/msw";
import type { Api, Form } from "@verify-factors/testing/api";
import { wrongCode } from "@verify-factors/testing/wrong-code";
import type { NewPushFactor, NewTotpFactor } from "@verify-factors/types";
import { Skipped } from "./errors.ts";
import { describeResponse } from "./expect.ts";
import type { Session } from "./session.ts";

/** A factor, and the operations of its user. */
interface Enrolled<NewFactor> {
  readonly api: Api;
  readonly sid: string;
  readonly factor: NewFactor;
  fetch(): ReturnType<Api["fetch"]>;
  update(form: Form): ReturnType<Api["update"]>;
}

/** A TOTP factor. */
export interface EnrolledTotp extends Enrolled<NewTotpFactor> {
  /** Returns the code that an authenticator app shows now, or at another time. */
  code(at?: number): string;
  /** Returns a code of the right length that the app does not show in the minutes before and after now. */
  wrongCode(): string;
}

/** A push factor. */
export interface EnrolledPush extends Enrolled<NewPushFactor> {
  readonly device: PushDevice;
  /** Signs the factor's sid. */
  sign(): Promise<string>;
}

/** Settings that do not depend on the service's defaults, and tolerate a clock that differs by a minute. */
const settings = { "Config.TimeStep": "30", "Config.Skew": "2", "Config.CodeLength": "6" };

/** Creates a TOTP factor, of a new user by default. Throws a `Skipped` if the service rejects it. */
export async function enrollTotp(
  session: Session,
  form: Record<string, string> = {},
  api: Api = session.newUser(),
): Promise<EnrolledTotp> {
  const created = await api.createTotp({ ...settings, ...form });
  const app = () => scan(created.body.binding.uri);
  return {
    ...toEnrolled(api, created, "a TOTP factor"),
    code: (at = session.now()) => app().code({ at }),
    wrongCode: () => wrongCode(app(), session.now()),
  };
}

/**
 * Creates a push factor without notifications, of a new user by default. Throws a `Skipped` if the service rejects it.
 */
export async function enrollPush(
  session: Session,
  form: Record<string, string> = {},
  api: Api = session.newUser(),
): Promise<EnrolledPush> {
  const device = await createPushDevice();
  const created = await api.createPush({ "Binding.PublicKey": device.publicKey, ...form });
  const enrolled = toEnrolled(api, created, "a push factor");
  return { ...enrolled, device, sign: () => device.sign(enrolled.sid) };
}

/** Creates several TOTP factors of one user. */
export async function enrollTotps(session: Session, count: number, api: Api): Promise<string[]> {
  const sids: string[] = [];
  while (sids.length < count) sids.push((await enrollTotp(session, {}, api)).sid);
  return sids;
}

/** Verifies a factor. Throws a `Skipped` if the service does not accept the payload. */
export async function verify({ update }: Enrolled<unknown>, AuthPayload: string): Promise<void> {
  const verified = await update({ AuthPayload });
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

function toEnrolled<NewFactor extends { sid: string }>(
  api: Api,
  created: { status: number; body: NewFactor },
  name: string,
): Enrolled<NewFactor> {
  if (created.status !== 201 || !created.body?.sid) {
    throw new Skipped(`needs ${name}, but its creation got ${describeResponse(created)}`);
  }
  const { sid } = created.body;
  return { api, sid, factor: created.body, fetch: () => api.fetch(sid), update: (form) => api.update(sid, form) };
}
