import { expectedError, invalid, missing, push, totp, unknownSid } from "@verify-factors/testing/api";
import { enrollTotp } from "../enroll.ts";
import { anything, expectEqual, expectInvalid, expectResponse } from "../expect.ts";
import { type Rule, rule } from "../rule.ts";

/** The error for each kind of invalid request. */
export const errorRules: readonly Rule[] = [
  rule(
    15,
    "responds 404 / 20404 to malformed services and unknown factors, naming the path without /v2",
    async (session) => {
      const app = await enrollTotp(session);
      const { api, sid } = app;
      const other = session.newUser();
      expectResponse("another user's factor", await other.fetch(sid), notFound(`${other.factors}/${sid}`));
      expectResponse("deleting another user's factor", await other.delete(sid), 404);
      expectResponse("the factor afterwards", await app.fetch(), 200);
      const wrongType = unknownSid.replace("YF", "YE");
      for (const one of ["YF1", `${unknownSid}0`, wrongType, unknownSid.replace("f", "g"), "__proto__"]) {
        expectResponse(`the malformed sid ${one}`, await api.fetch(one), notFound(`${api.factors}/${one}`));
      }
      const { serviceSid } = session.service;
      for (const one of ["VA1", `${serviceSid}0`, serviceSid.replace("VA", "AC"), `VAg${"0".repeat(31)}`, "toString"]) {
        const elsewhere = api.as({ serviceSid: one });
        expectResponse(`the malformed service ${one}`, await elsewhere.list(), notFound(elsewhere.factors));
      }
      const deleted = await api.delete(sid);
      expectResponse("a deletion", deleted, 204);
      expectEqual("the body of a deletion", deleted.body, undefined);
      for (const one of [sid, unknownSid]) {
        const expected = notFound(`${api.factors}/${one}`);
        expectResponse("fetching an unknown factor", await api.fetch(one), expected);
        expectResponse("updating an unknown factor", await api.update(one, {}), expected);
        expectResponse("deleting an unknown factor", await api.delete(one), expected);
      }
      const { body } = await api.fetch(unknownSid);
      expectEqual("the body of an error", body, { code: 20404, message: anything, more_info: anything, status: 404 });
    },
  ),
  rule(16, "rejects a missing parameter with 400 / 20001", async (_session, api) => {
    expectResponse("nothing missing", await api.create(totp), 201);
    expectResponse("an empty form", await api.create(""), missing("FriendlyName"));
    expectResponse("only FriendlyName", await api.create({ FriendlyName: "Ada" }), missing("FactorType"));
    const question = await api.create("?FriendlyName=Ada&FactorType=totp");
    expectResponse("a question mark before the first name", question, missing("FriendlyName"));
    for (const name of ["Binding.PublicKey", "Config.AppId", "Config.NotificationPlatform", "Config.SdkVersion"]) {
      const rest = Object.fromEntries(Object.entries(push).filter(([key]) => key !== name));
      expectResponse(`a push factor without ${name}`, await api.create(rest), missing(name));
    }
  }),
  rule(17, "rejects an invalid value with 400 / 60200", async (_session, api) => {
    expectResponse("Identity", await api.as({ identity: "ada_lovelace" }).list(), invalid("Identity"));
    await expectInvalid("a list", (query) => api.list(query), {
      PageSize: ["0"],
      Page: ["-1"],
      PageToken: ["x"],
    });
    await expectInvalid("a TOTP factor", (form) => api.createTotp(form), {
      FactorType: ["passkeys", "toString", "__proto__"],
      "Config.TimeStep": ["61"],
      "Config.Alg": ["SHA1"],
    });
    await expectInvalid("a push factor", (form) => api.createPush(form), {
      "Binding.Alg": ["RS256"],
      "Config.NotificationPlatform": ["sms", "constructor", "APN"],
    });
    expectResponse("Binding.Alg ES256", await api.createPush({ "Binding.Alg": "ES256" }), 201);
  }),
];

function notFound(url: string) {
  const path = url.slice(url.indexOf("/v2/") + "/v2".length);
  return expectedError(404, 20404, `The requested resource ${path} was not found`);
}
