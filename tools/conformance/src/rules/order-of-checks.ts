import { type Api, basic, expectedError, invalid, missing, push, totp, unknownSid } from "@verify-factors/testing/api";
import { expectMatch, expectResponse } from "../expect.ts";
import { type Rule, rule } from "../rule.ts";

const notFound = expectedError(404, 20404);
const unauthenticated = expectedError(401, 20003, "Authenticate");
const required = [
  ...["FriendlyName", "FactorType", "Binding.PublicKey", "Config.AppId"],
  ...["Config.NotificationPlatform", "Config.NotificationToken", "Config.SdkVersion"],
];
const notifying = { ...push, "Config.NotificationPlatform": "apn", "Config.NotificationToken": "t".repeat(32) };

/** The error for a request that is invalid in several ways. */
export const orderRules: readonly Rule[] = [
  rule(14, "checks the path, then the method, then the credentials", async (session) => {
    const anonymous = session.newUser().as({ authorization: null });
    const unknown = await anonymous.call(`${session.service.baseUrl}/v2/Nowhere`, { method: "PUT" });
    expectResponse("an unknown path and method", unknown, notFound);
    const allowed = { "": "GET, POST, OPTIONS", [`/${unknownSid}`]: "GET, POST, DELETE, OPTIONS" };
    for (const [url, allow] of Object.entries(allowed)) {
      for (const method of ["PUT", "PATCH", "HEAD", ...(url === "" ? ["DELETE"] : [])]) {
        const rejected = await anonymous.call(url, { method });
        const error = method === "HEAD" ? { status: 405 } : expectedError(405, 20004, "Method not allowed");
        expectResponse(`${method} without credentials`, rejected, error);
        expectMatch(`Allow of ${method}`, rejected.headers.get("Allow"), allow);
      }
    }
    const incomplete = ["Basic", basic("", "token"), basic("AC", ""), `Basic ${btoa("AC")}`];
    for (const authorization of [null, "", "Bearer abc", "Basic !!!", ...incomplete]) {
      const rejected = await anonymous.as({ authorization, serviceSid: "VAnone" }).list();
      expectResponse(`the credentials ${authorization} and an unknown service`, rejected, unauthenticated);
    }
  }),
  rule(14, "checks the service, then the identity, then the format of the sid", async (_session, api) => {
    const short = api.as({ identity: "short" });
    expectResponse("an invalid service and identity", await short.as({ serviceSid: "VAnone" }).list(), notFound);
    expectResponse("an invalid identity and sid", await short.fetch("YFnone"), invalid("Identity"));
    expectResponse("an invalid identity and no form", await short.create(""), invalid("Identity"));
    expectResponse("an invalid sid and value", await api.update("YFnone", { "Config.Skew": "9" }), notFound);
  }),
  rule(14, "names the first missing parameter, then the first invalid one", async (_session, api) => {
    for (const [index, name] of required.entries()) await expectMissing(api, index, name);
    expectResponse("a TOTP factor without the parameters of a push factor", await api.create(totp), 201);
    const skew = { "Config.Skew": "9" };
    const incomplete = await api.create({ FactorType: "totp", ...skew });
    expectResponse("a missing and an invalid value", incomplete, missing("FriendlyName"));
    const two = await api.createTotp({ "Config.CodeLength": "9", ...skew });
    expectResponse("two invalid values", two, invalid("Config.Skew"));
    const key = { "Binding.PublicKey": "not Base64!" };
    const both = await api.createPush({ ...key, "Config.AppId": "a".repeat(101) });
    expectResponse("an invalid key and value", both, invalid("Config.AppId"));
    expectResponse("an invalid key", await api.createPush(key), expectedError(400, 60314));
  }),
  rule(14, "checks values before it looks for the factor", async (_session, api) => {
    expectResponse("an invalid value", await api.update(unknownSid, { "Config.Skew": "9" }), invalid("Config.Skew"));
    expectResponse("a valid value", await api.update(unknownSid, { "Config.Skew": "2" }), notFound);
  }),
];

/**
 * Expects the error for a missing `name` if it and the parameters after it are missing. Keeps the parameters that make it
 * required.
 */
async function expectMissing(api: Api, index: number, name: string): Promise<void> {
  const omitted = name.startsWith("Config.Notification") ? [name] : required.slice(index);
  const kept = Object.entries(notifying).filter(([key]) => !omitted.includes(key));
  expectResponse(`a creation without ${omitted.join(", ")}`, await api.create(Object.fromEntries(kept)), missing(name));
}
