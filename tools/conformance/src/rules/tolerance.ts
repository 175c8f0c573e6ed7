import { missing, push, totp } from "@verify-factors/testing/api";
import { claimAnswer, claimSame } from "../claims.ts";
import { enrolApp, enrolDevice } from "../enrolments.ts";
import { readPage } from "../pages.ts";
import type { VisibleRule } from "../rule.ts";

const json = { "Content-Type": "application/json" };
const form = "application/x-www-form-urlencoded";

/** What is put up with, and what a refusal leaves as it was. */
export const tolerance: readonly VisibleRule[] = [
  {
    number: 21,
    subject: "an answer that is not 2xx changes nothing",
    async check(visit) {
      const { api, sid } = await enrolApp(visit);
      const device = await enrolDevice(visit, {}, api);
      const before = await readPage(api);
      const change = { FriendlyName: "Another" };
      claimAnswer("a good and a bad value", await api.update(sid, { ...change, "Config.Skew": "9" }), { status: 400 });
      const forged = await api.update(device.sid, { ...change, AuthPayload: "AAAA" });
      claimAnswer("a good value and a wrong signature", forged, { status: 403 });
      claimAnswer("a bad setting", await api.createTotp({ "Config.Skew": "9" }), { status: 400 });
      claimAnswer("a bad key", await api.createPush({ "Binding.PublicKey": "dGVzdF9rZXk=" }), { status: 400 });
      claimAnswer("no credentials", await api.as({ authorization: null }).delete(sid), { status: 401 });
      claimSame("the factors afterwards", await readPage(api), before);
      claimAnswer("the good value alone", await api.update(sid, change), {
        status: 200,
        body: { friendly_name: "Another" },
      });
    },
  },
  {
    number: 22,
    subject: "keys of the other type and undeclared keys are ignored",
    unseen: "the option strict, which only the mock has",
    async check(visit) {
      const { FactorType: _, FriendlyName: __, ...others } = push;
      const settings = { "Config.Skew": "1", "Config.Alg": "sha1", "Config.TimeStep": "30", "Config.CodeLength": "6" };
      const ignored = { "Binding.PublicKey": "none", "Config.AppId": "", Undeclared: "1", constructor: "1" };
      const app = await visit.newcomer().createTotp({ ...others, ...settings, ...ignored });
      claimAnswer("a device's keys for an app", app, { status: 201 });
      claimSame("its config", app.body.config, { alg: "sha1", skew: 1, code_length: 6, time_step: 30 });
      const device = await visit.newcomer().createPush({ "Binding.Secret": "1", "Config.Skew": "9", Undeclared: "1" });
      claimAnswer("an app's keys for a device", device, { status: 201 });

      const { api, sid } = await enrolApp(visit);
      const before = (await api.fetch(sid)).body;
      const updated = await api.update(sid, { "Config.SdkVersion": "2.0", Metadata: "text", Undeclared: "1" });
      claimAnswer("a device's keys on update of an app", updated, { status: 200 });
      claimSame("the app afterwards", updated.body, before);
      claimAnswer("an undeclared key in the query", await api.list("?Undeclared=1"), { status: 200 });
    },
  },
  {
    number: 23,
    subject: "only forms are read",
    unseen: "the option strict, which only the mock has",
    async check(visit) {
      const { api, sid } = await enrolApp(visit);
      const before = (await api.fetch(sid)).body;
      const body = JSON.stringify(totp);
      claimAnswer("a creation in JSON", await api.post("", body, json), missing("FriendlyName"));
      const text = new URLSearchParams(totp).toString();
      const plain = await api.post("", text, { "Content-Type": "text/plain" });
      claimAnswer("a form that says it is text", plain, missing("FriendlyName"));
      const updated = await api.post(`/${sid}`, '{"FriendlyName":"Another"}', json);
      claimAnswer("an update in JSON", updated, { status: 200 });
      claimSame("the factor afterwards", updated.body, before);
      for (const type of [form, `${form}; charset=UTF-8`]) {
        claimAnswer(type, await api.post("", text, { "Content-Type": type }), { status: 201 });
      }
      const spaced = await api.create("FactorType=totp&FriendlyName=a+b%20c%2Bd");
      claimAnswer("+ and %20 for a space", spaced, { status: 201, body: { friendly_name: "a b c+d" } });
    },
  },
];
