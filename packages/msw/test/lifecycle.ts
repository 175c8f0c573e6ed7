import { createAuthenticator, createPushDevice } from "@verify-factors/msw";
import type { Api } from "./api.ts";

/** The result of {@link runLifecycle} in every environment. */
export const expectedLifecycle = [
  "201 unverified totp",
  "200 unverified",
  "200 verified",
  "201 unverified push",
  "403 60311",
  "200 verified",
  "200 Ada's watch",
  "200 Ada's phone, Ada's watch",
  "204",
  "404 20404",
];

/**
 * Enrolls a TOTP and a push factor, each after a failure, then renames, lists and deletes them. Returns each response.
 */
export async function runLifecycle(api: Api): Promise<string[]> {
  const app = await api.createTotp();
  const wrong = await api.update(app.body.sid, { AuthPayload: "wrong!" });
  const code = createAuthenticator(app.body.binding.uri).code();
  const right = await api.update(app.body.sid, { AuthPayload: code });

  const device = await createPushDevice();
  const tablet = await api.createPush({ "Binding.PublicKey": device.publicKey });
  const { sid } = tablet.body;
  const rejected = await api.update(sid, { AuthPayload: await device.sign("another sid") });
  const signed = await api.update(sid, { AuthPayload: await device.sign(sid) });

  const renamed = await api.update(sid, { FriendlyName: "Ada's watch" });
  const { status, body } = await api.list();
  const deleted = await api.delete(sid);
  const gone = await api.fetch(sid);
  return [
    `${app.status} ${app.body.status} ${app.body.factor_type}`,
    `${wrong.status} ${wrong.body.status}`,
    `${right.status} ${right.body.status}`,
    `${tablet.status} ${tablet.body.status} ${tablet.body.factor_type}`,
    `${rejected.status} ${(rejected.body as { code?: number }).code}`,
    `${signed.status} ${signed.body.status}`,
    `${renamed.status} ${renamed.body.friendly_name}`,
    `${status} ${body.factors.map(({ friendly_name }) => friendly_name).join(", ")}`,
    `${deleted.status}`,
    `${gone.status} ${(gone.body as { code?: number }).code}`,
  ];
}
