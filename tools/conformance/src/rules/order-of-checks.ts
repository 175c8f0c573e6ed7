import { type Api, invalid, missing, nobody, push, refused, totp } from "@verify-factors/testing/api";
import { claim, claimAnswer } from "../claims.ts";
import type { VisibleRule } from "../rule.ts";
import type { Visit } from "../visit.ts";

const notFound = refused(404, 20404);
const required = [
  ...["FriendlyName", "FactorType", "Binding.PublicKey", "Config.AppId"],
  ...["Config.NotificationPlatform", "Config.NotificationToken", "Config.SdkVersion"],
];
const notified = { ...push, "Config.NotificationPlatform": "apn", "Config.NotificationToken": "t".repeat(32) };

/** Of two faults the earlier one in the order of checks is answered. */
export const orderOfChecks: readonly VisibleRule[] = [
  {
    number: 14,
    subject: "order of checks",
    unseen: "the order of 60317, 60315 and 60326, which 36 and 37 look at",
    async check(visit) {
      const api = visit.newcomer();
      await path(visit, api);
      await methods(api);
      await pathParameters(api);
      await parameters(api);
      await missingParameters(api);
    },
  },
];

async function path({ service }: Visit, api: Api): Promise<void> {
  const unknown = await api.as({ authorization: null }).call(`${service.baseUrl}/v2/Nowhere`, { method: "PUT" });
  claimAnswer("an unknown path, method and caller", unknown, notFound);
}

async function methods(api: Api): Promise<void> {
  const stranger = api.as({ authorization: null });
  const allowed = { "": "GET, POST, OPTIONS", [`/${nobody}`]: "GET, POST, DELETE, OPTIONS" };
  for (const [url, allow] of Object.entries(allowed)) {
    for (const method of url === "" ? ["PUT", "PATCH", "DELETE"] : ["PUT", "PATCH"]) {
      const answer = await stranger.call(url, { method });
      claimAnswer(`${method} without credentials`, answer, refused(405, 20004, "Method not allowed"));
      claim(`Allow of ${method}`, answer.headers.get("Allow"), allow);
    }
    const head = await stranger.call(url, { method: "HEAD" });
    claimAnswer("HEAD", head, { status: 405 });
    claim("Allow of HEAD", head.headers.get("Allow"), allow);
  }
  for (const authorization of [null, "Bearer abc", "Basic !!!"]) {
    const answer = await api.as({ authorization, serviceSid: "VAnone" }).list();
    claimAnswer("no credentials and no service", answer, refused(401, 20003, "Authenticate"));
  }
}

async function pathParameters(api: Api): Promise<void> {
  const short = api.as({ identity: "short" });
  claimAnswer("a bad service and identity", await short.as({ serviceSid: "VAnone" }).list(), notFound);
  claimAnswer("a bad identity and sid", await short.fetch("YFnone"), invalid("Identity"));
  claimAnswer("a bad identity and nothing else", await short.create(""), invalid("Identity"));
  claimAnswer("a bad sid and value", await api.update("YFnone", { "Config.Skew": "9" }), notFound);
}

async function parameters(api: Api): Promise<void> {
  const skew = { "Config.Skew": "9" };
  const incomplete = await api.create({ FactorType: "totp", ...skew });
  claimAnswer("a missing and a bad value", incomplete, missing("FriendlyName"));
  claimAnswer("a bad value for an unknown factor", await api.update(nobody, skew), invalid("Config.Skew"));
  claimAnswer("a good value for an unknown factor", await api.update(nobody, { "Config.Skew": "2" }), notFound);
  const key = { "Binding.PublicKey": "not Base64!" };
  const binding = await api.createPush({ ...key, "Config.AppId": "a".repeat(101) });
  claimAnswer("a bad key and a bad value", binding, invalid("Config.AppId"));
  claimAnswer("a bad key", await api.createPush(key), refused(400, 60314));
}

async function missingParameters(api: Api): Promise<void> {
  for (const [index, name] of required.entries()) {
    // What tells that the others are required must stay.
    const gone = name.startsWith("Config.Notification") ? [name] : required.slice(index);
    const kept = Object.entries(notified).filter(([key]) => !gone.includes(key));
    const form = { ...Object.fromEntries(kept), ...(index > 0 && name !== "FactorType" && { FactorType: "push" }) };
    claimAnswer(`without ${gone.join(", ")}`, await api.create(form), missing(name));
  }
  claimAnswer("what only a device needs, of an app", await api.create(totp), { status: 201 });
}
