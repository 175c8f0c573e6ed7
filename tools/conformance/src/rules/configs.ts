import { missing } from "@verify-factors/testing/api";
import { enrollPush, enrollTotp, scan, verify } from "../enroll.ts";
import { expectEqual, expectMatch, expectResponse, ok, unverified, verified } from "../expect.ts";
import { type Rule, rule } from "../rule.ts";

const token = "t".repeat(32);
const push = { sdk_version: "1.0.0", app_id: "com.example.myapp" };
const settings = { "Config.Alg": "sha512", "Config.Skew": "0", "Config.CodeLength": "8", "Config.TimeStep": "45" };
const config = { alg: "sha512", skew: 0, code_length: 8, time_step: 45 };

/** The config of a factor, and its changes. */
export const configRules: readonly Rule[] = [
  rule(33, "returns notification_token only if there is one", async (session) => {
    const silent = await enrollPush(session);
    expectEqual("config without a token", silent.factor.config, { ...push, notification_platform: "none" });
    for (const platform of ["apn", "fcm", "none"]) {
      const form = { "Config.NotificationPlatform": platform, "Config.NotificationToken": token };
      const { factor, fetch } = await enrollPush(session, form);
      const expected = { ...push, notification_platform: platform, notification_token: token };
      expectEqual(`config of ${platform} with a token`, factor.config, expected);
      expectEqual("config of a fetch", (await fetch()).body.config, expected);
    }
  }),
  rule(34, "uses the same default settings for every factor of the service", async (session) => {
    const created = await session.newUser().createTotp();
    expectResponse("a creation without settings", created, 201);
    const other = (await session.newUser().createTotp()).body;
    expectEqual("config of a second factor", other.config, created.body.config);
    const uri = new URL(created.body.binding.uri).searchParams;
    expectMatch("digits in binding.uri", uri.get("digits"), String(created.body.config.code_length));
    expectMatch("period in binding.uri", uri.get("period"), String(created.body.config.time_step));
    expectMatch(
      "the issuer of a second factor",
      new URL(other.binding.uri).searchParams.get("issuer"),
      uri.get("issuer"),
    );
    expectEqual("config with settings", (await enrollTotp(session, settings)).factor.config, config);
  }),
  rule(42, "requires no parameter on update except a token for apn and fcm", async (session) => {
    const { api, sid, fetch, update } = await enrollPush(session);
    const before = (await fetch()).body;
    for (const form of ["", "&"]) expectResponse("an empty update", await update(form), 200);
    expectResponse("an update without a body", await api.call(`/${sid}`, { method: "POST" }), 200);
    expectEqual("the factor afterwards", (await fetch()).body, before);
    const named = await update({ FriendlyName: "Renamed" });
    expectResponse("only a name", named, ok({ friendly_name: "Renamed", config: before.config }));
    for (const platform of ["apn", "fcm"]) {
      const form = { "Config.NotificationPlatform": platform };
      const without = await update({ ...form, FriendlyName: "Ignored" });
      expectResponse(`${platform} without a token`, without, missing("Config.NotificationToken"));
      const changed = await update({ ...form, "Config.NotificationToken": token });
      const expected = { notification_platform: platform, notification_token: token };
      expectResponse(`${platform} with a token`, changed, ok({ config: expected }));
      expectResponse(`${platform} with a stored token`, await update(form), ok({ config: expected }));
      const none = await update({ "Config.NotificationPlatform": "none", "Config.NotificationToken": token });
      expectResponse("an update to the platform none", none, ok({ friendly_name: "Renamed" }));
      expectEqual("config after none", none.body.config, before.config);
    }
  }),
  rule(42, "updates every setting of a factor", async (session) => {
    const app = await enrollTotp(session);
    expectEqual("config of a TOTP factor", (await app.update(settings)).body.config, config);
    const device = await enrollPush(session, { "Config.NotificationToken": token });
    const apn = await device.update({ "Config.NotificationPlatform": "apn" });
    expectResponse("apn with a token stored for none", apn, 200);
    const form = { "Config.NotificationPlatform": "fcm", "Config.NotificationToken": "n".repeat(255) };
    const changed = await device.update({ ...form, "Config.SdkVersion": "2.0" });
    const expected = { notification_platform: "fcm", notification_token: "n".repeat(255), sdk_version: "2.0" };
    expectEqual("config of a push factor", changed.body.config, { ...push, ...expected });
  }),
  rule(43, "checks codes against the changed settings, and keeps a verified factor verified", async (session) => {
    const change = { "Config.CodeLength": "8", "Config.Alg": "sha512" };
    const changed = { code_length: 8, alg: "sha512" };
    const app = await enrollTotp(session);
    await verify(app, app.code());
    const expected = ok({ status: "verified", config: changed });
    expectResponse("new settings of a verified factor", await app.update(change), expected);
    expectResponse("the factor afterwards", await app.fetch(), expected);

    const { factor, code, update } = await enrollTotp(session);
    expectResponse("new settings", await update(change), ok({ config: changed }));
    expectResponse("a code of the old settings", await update({ AuthPayload: code() }), unverified);
    const uri = factor.binding.uri.replace("digits=6", "digits=8").replace("algorithm=SHA1", "algorithm=SHA512");
    const current = await update({ AuthPayload: scan(uri).code({ at: session.now() }) });
    expectResponse("a code of the new settings", current, verified);
  }),
];
