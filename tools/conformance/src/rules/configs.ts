import { missing } from "@verify-factors/testing/api";
import { claim, claimAnswer, claimSame } from "../claims.ts";
import { enrolApp, enrolDevice, rightCode, scan, verifyApp } from "../enrolments.ts";
import type { VisibleRule } from "../rule.ts";

const token = "t".repeat(32);

/** The settings of factors, and how they change. */
export const configs: readonly VisibleRule[] = [
  {
    number: 33,
    subject: "config of a device",
    async check(visit) {
      const common = { sdk_version: "1.0.0", app_id: "com.example.myapp" };
      const silent = await enrolDevice(visit);
      claimSame("config without a token", silent.factor.config, { ...common, notification_platform: "none" });
      const form = { "Config.NotificationPlatform": "apn", "Config.NotificationToken": token };
      const notified = await enrolDevice(visit, form);
      const config = { ...common, notification_platform: "apn", notification_token: token };
      claimSame("config with a token", notified.factor.config, config);
      claimSame("config of a fetch", (await notified.api.fetch(notified.sid)).body.config, config);
    },
  },
  {
    number: 34,
    subject: "the service's own defaults",
    unseen: "the service's own settings",
    async check(visit) {
      const created = await visit.newcomer().createTotp();
      claimAnswer("an app without settings", created, { status: 201 });
      const { config, binding } = created.body;
      claim("Config.Alg left out", config.alg, "sha1");
      const other = (await visit.newcomer().createTotp()).body;
      claimSame("config of another app without settings", other.config, config);
      const uri = new URL(binding.uri).searchParams;
      claim("digits in binding.uri", uri.get("digits"), String(config.code_length));
      claim("period in binding.uri", uri.get("period"), String(config.time_step));
      claim("the issuer of another app", new URL(other.binding.uri).searchParams.get("issuer"), uri.get("issuer"));
      const given = { alg: "sha512", skew: 0, code_length: 8, time_step: 45 };
      const form = { "Config.Alg": "sha512", "Config.Skew": "0", "Config.CodeLength": "8", "Config.TimeStep": "45" };
      claimSame("config of an app with settings", (await enrolApp(visit, form)).factor.config, given);
    },
  },
  {
    number: 42,
    subject: "an update requires nothing",
    async check(visit) {
      const { api, sid } = await enrolDevice(visit);
      const before = (await api.fetch(sid)).body;
      claimAnswer("an empty update", await api.update(sid, ""), { status: 200 });
      claimSame("the factor after it", (await api.fetch(sid)).body, before);
      const name = await api.update(sid, { FriendlyName: "Another" });
      claimAnswer("a name alone", name, { status: 200, body: { friendly_name: "Another", config: before.config } });
      for (const platform of ["apn", "fcm"]) {
        const form = { "Config.NotificationPlatform": platform };
        claimAnswer(`${platform} without a token`, await api.update(sid, form), missing("Config.NotificationToken"));
        const answer = await api.update(sid, { ...form, "Config.NotificationToken": token });
        const config = { notification_platform: platform, notification_token: token };
        claimAnswer(`${platform} with a token`, answer, { status: 200, body: { config } });
        claimAnswer(`${platform} with a stored token`, await api.update(sid, form), { status: 200, body: { config } });
        const none = await api.update(sid, { "Config.NotificationPlatform": "none" });
        claimAnswer("none", none, { status: 200 });
        claimSame("config after none", none.body.config, before.config);
      }
    },
  },
  {
    number: 43,
    subject: "codes follow a new config",
    unseen: "the codes of a verified factor, which accepts any",
    async check(visit) {
      const change = { "Config.CodeLength": "8", "Config.Alg": "sha512" };
      const config = { code_length: 8, alg: "sha512" };
      const verified = await enrolApp(visit);
      await verifyApp(verified);
      const changed = await verified.api.update(verified.sid, change);
      claimAnswer("new settings of a verified app", changed, { status: 200, body: { status: "verified", config } });
      const fetched = await verified.api.fetch(verified.sid);
      claimAnswer("the app afterwards", fetched, { status: 200, body: { status: "verified", config } });

      const app = await enrolApp(visit);
      const { api, sid, factor } = app;
      claimAnswer("new settings of an unverified app", await api.update(sid, change), {
        status: 200,
        body: { config },
      });
      const old = await api.update(sid, { AuthPayload: rightCode(app) });
      claimAnswer("a code by the old settings", old, { status: 200, body: { status: "unverified" } });
      const uri = factor.binding.uri.replace("digits=6", "digits=8").replace("algorithm=SHA1", "algorithm=SHA512");
      const AuthPayload = scan(uri).code();
      const current = await api.update(sid, { AuthPayload });
      claimAnswer("a code by the new settings", current, { status: 200, body: { status: "verified" } });
    },
  },
];
