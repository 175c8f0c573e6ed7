import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { invalid, nobody, push, refused, totp } from "@verify-factors/testing/api";
import { Contract } from "@verify-factors/testing/contract";
import { claim, claimAnswer, given } from "../claims.ts";
import { enrolApp, enrolDevice, wrongCode } from "../enrolments.ts";
import { readPage } from "../pages.ts";
import type { VisibleRule } from "../rule.ts";

const contract = new Contract(description);
const { CreateTotp, CreateTotpWithSettings, CreateNotifyingPush, CreateSilentPush } = description.components.examples;
const always = [
  ...["sid", "account_sid", "service_sid", "entity_sid", "identity", "date_created", "date_updated"],
  ...["friendly_name", "status", "factor_type", "config", "url"],
];

/** What answers look like. */
export const answers: readonly VisibleRule[] = [
  {
    number: 3,
    subject: "nothing in a factor is null but its metadata",
    async check(visit) {
      const { api, sid, factor } = await enrolApp(visit);
      const [listed] = (await readPage(api)).factors;
      const shown = {
        created: factor,
        listed,
        fetched: (await api.fetch(sid)).body,
        updated: (await api.update(sid, {})).body,
      };
      const expected = { ...Object.fromEntries(always.map((name) => [name, given])), metadata: null };
      for (const [when, one] of Object.entries(shown)) claim(`a factor as it is ${when}`, one, expected);
    },
  },
  {
    number: 10,
    subject: "every answer is one that the description declares",
    async check(visit) {
      const exchanges = visit.record();
      const app = await enrolApp(visit);
      const { api, sid } = app;
      const { factor } = await enrolDevice(visit, {}, api);
      const stranger = api.as({ authorization: null });
      for (const user of [api, stranger, api.as({ identity: "short" })]) {
        await user.list();
        await user.fetch(nobody);
        await user.update(nobody, {});
        await user.delete(nobody);
      }
      await stranger.createTotp();
      await api.list("?PageSize=0");
      await api.createTotp({ FriendlyName: "" });
      await api.createPush({ "Binding.PublicKey": factor.binding.public_key });
      await api.update(sid, { AuthPayload: wrongCode(app) });
      await api.update(factor.sid, { AuthPayload: "AAAA" });
      await api.fetch(factor.sid);
      await api.delete(sid);
      for (const { request, response } of exchanges) {
        claim("an answer against the description", (await contract.faultsOf(request, response))[0], undefined);
      }
    },
  },
  {
    number: 12,
    subject: "the description's examples are accepted, the published placeholders are not",
    async check(visit) {
      for (const { value } of [CreateTotp, CreateTotpWithSettings, CreateNotifyingPush, CreateSilentPush]) {
        const form = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
        claimAnswer("an example of the description", await visit.newcomer().create(form), { status: 201 });
      }
      const api = visit.newcomer();
      const token = { "Config.NotificationPlatform": "fcm", "Config.NotificationToken": "test_token" };
      claimAnswer("the placeholder token", await api.createPush(token), invalid("Config.NotificationToken"));
      const key = { "Binding.PublicKey": "dGVzdF9rZXk=" };
      claimAnswer("the placeholder key", await api.createPush(key), refused(400, 60314));
    },
  },
  {
    number: 13,
    subject: "Twilio-Verify-Factor-Signature is on no other answer than an update's 200",
    unseen: "whether it is there, which is optional, and its content",
    async check(visit) {
      const api = visit.newcomer();
      const created = await api.create(totp);
      const { sid } = created.body;
      const others = {
        creation: created,
        list: await api.list(),
        fetch: await api.fetch(sid),
        "refused update": await api.update(sid, { "Config.Skew": "9" }),
        "refused creation": await api.create({ ...push, FriendlyName: "" }),
        delete: await api.delete(sid),
      };
      for (const [name, { headers }] of Object.entries(others)) {
        claim(`the signature header of a ${name}`, headers.get("Twilio-Verify-Factor-Signature"), null);
      }
    },
  },
];
