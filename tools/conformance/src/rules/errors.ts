import { invalid, missing, nobody, push, refused, totp } from "@verify-factors/testing/api";
import { claim, claimAnswer } from "../claims.ts";
import { enrolApp, enrolDevice } from "../enrolments.ts";
import type { VisibleRule } from "../rule.ts";

/** Which error a request gets. */
export const errors: readonly VisibleRule[] = [
  {
    number: 8,
    subject: "which error a bad value gets",
    async check(visit) {
      const api = visit.newcomer();
      const notFound = refused(404, 20404);
      claimAnswer("a bad ServiceSid", await api.as({ serviceSid: "VAnone" }).list(), notFound);
      claimAnswer("a bad Sid", await api.fetch("YFnone"), notFound);
      const key = { "Binding.PublicKey": "not Base64!" };
      claimAnswer("a bad Binding.PublicKey", await api.createPush(key), refused(400, 60314));
      claimAnswer("another bad value", await api.createTotp({ "Config.Skew": "9" }), invalid("Config.Skew"));
      claimAnswer("a value left out", await api.create({ FactorType: "totp" }), missing("FriendlyName"));
    },
  },
  {
    number: 9,
    subject: "secrets are not repeated",
    async check(visit) {
      const secret = "S3CR3T!S3CR3T!";
      const { api, sid, factor } = await enrolApp(visit);
      const device = await enrolDevice(visit, {}, api);
      const answers = {
        "a bad Binding.Secret": await api.createTotp({ "Binding.Secret": secret }),
        "a bad Binding.PublicKey": await api.createPush({ "Binding.PublicKey": secret }),
        "a bad token": await api.createPush({ "Config.NotificationToken": secret }),
        "a bad token on update": await api.update(device.sid, { "Config.NotificationToken": secret }),
        "a wrong code": await api.update(sid, { AuthPayload: secret }),
        "a wrong signature": await api.update(device.sid, { AuthPayload: secret }),
        "a fetch": await api.fetch(sid),
        "an update": await api.update(sid, { FriendlyName: "Another" }),
        "a list": await api.list(),
      };
      for (const [name, { body }] of Object.entries(answers)) {
        const text = JSON.stringify(body) ?? "";
        const repeated = [secret, factor.binding.secret].some((one) => text.includes(one));
        claim(`what ${name} is answered`, repeated ? "a secret" : "no secret", "no secret");
      }
    },
  },
  {
    number: 15,
    subject: "what is not there is 404 / 20404, its path named without /v2",
    unseen: "an unknown service of the right shape",
    async check(visit) {
      const { api, sid } = await enrolApp(visit);
      const other = visit.newcomer();
      const lost = (at: typeof api, one: string) => notFound(`${at.factors}/${one}`);
      claimAnswer("a factor that is there", await api.fetch(sid), { status: 200 });
      claimAnswer("another user's factor", await other.fetch(sid), lost(other, sid));
      claimAnswer("another user's factor, deleted", await other.delete(sid), lost(other, sid));
      for (const one of ["YF1", `${nobody}0`, nobody.replace("YF", "YE"), nobody.replace("f", "g")]) {
        claimAnswer(`the malformed sid ${one}`, await api.fetch(one), lost(api, one));
      }
      for (const serviceSid of ["VA1", `${visit.service.serviceSid}0`, visit.service.serviceSid.replace("VA", "AC")]) {
        const elsewhere = api.as({ serviceSid });
        claimAnswer(`the malformed service ${serviceSid}`, await elsewhere.list(), notFound(elsewhere.factors));
      }
      claimAnswer("a delete", await api.delete(sid), { status: 204 });
      for (const one of [sid, nobody]) {
        claimAnswer("an unknown factor, fetched", await api.fetch(one), lost(api, one));
        claimAnswer("an unknown factor, updated", await api.update(one, {}), lost(api, one));
        claimAnswer("an unknown factor, deleted", await api.delete(one), lost(api, one));
      }
    },
  },
  {
    number: 16,
    subject: "what is missing is 400 / 20001",
    async check(visit) {
      const api = visit.newcomer();
      claimAnswer("nothing missing", await api.create(totp), { status: 201 });
      claimAnswer("an empty form", await api.create(""), missing("FriendlyName"));
      claimAnswer("only FriendlyName", await api.create({ FriendlyName: "Ada" }), missing("FactorType"));
      for (const name of ["Binding.PublicKey", "Config.AppId", "Config.NotificationPlatform", "Config.SdkVersion"]) {
        const rest = Object.fromEntries(Object.entries(push).filter(([key]) => key !== name));
        claimAnswer(`a device without ${name}`, await api.create(rest), missing(name));
      }
    },
  },
  {
    number: 17,
    subject: "a bad value is 400 / 60200",
    unseen: "the details, which are not the service's",
    async check(visit) {
      const api = visit.newcomer();
      claimAnswer("Identity", await api.as({ identity: "ada_lovelace" }).list(), invalid("Identity"));
      for (const [name, value] of [
        ["PageSize", "0"],
        ["Page", "-1"],
        ["PageToken", "x"],
      ]) {
        claimAnswer(`${name}=${value}`, await api.list(`?${name}=${value}`), invalid(String(name)));
      }
      claimAnswer("FactorType", await api.createTotp({ FactorType: "pigeon" }), invalid("FactorType"));
      claimAnswer("Config.TimeStep", await api.createTotp({ "Config.TimeStep": "61" }), invalid("Config.TimeStep"));
      claimAnswer("Config.Alg", await api.createTotp({ "Config.Alg": "SHA1" }), invalid("Config.Alg"));
      claimAnswer("Binding.Alg", await api.createPush({ "Binding.Alg": "RS256" }), invalid("Binding.Alg"));
      const good = await api.createPush({ "Binding.Alg": "ES256" });
      claimAnswer("Binding.Alg ES256", good, { status: 201 });
    },
  },
];

function notFound(address: string) {
  const path = address.slice(address.indexOf("/v2/") + "/v2".length);
  return refused(404, 20404, `The requested resource ${path} was not found`);
}
