import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { expectedError, invalid, push, totp, unknownSid } from "@verify-factors/testing/api";
import { ResponseValidator } from "@verify-factors/testing/response-validator";
import { enrollPush, enrollTotp } from "../enroll.ts";
import { anything, expectEqual, expectMatch, expectResponse } from "../expect.ts";
import { readPage } from "../pages.ts";
import { type Rule, rule } from "../rule.ts";

const validator = new ResponseValidator(description);
const { CreateTotp, CreateTotpWithSettings, CreateNotifyingPush, CreateSilentPush } = description.components.examples;
const properties = ["date_created", "date_updated", "friendly_name", "status", "factor_type", "config", "url"];
const ids = ["sid", "account_sid", "service_sid", "entity_sid", "identity"];

/** The bodies and headers of responses. */
export const responseRules: readonly Rule[] = [
  rule(3, "returns the same factor from every operation, with no null except metadata", async (session) => {
    const app = await enrollTotp(session);
    const expected = Object.fromEntries([...ids, ...properties].map((name) => [name, anything]));
    const { binding, ...created } = app.factor;
    expectEqual("the new factor", created, { ...expected, metadata: null, status: "unverified" });
    expectEqual("the binding of a creation", binding, { secret: anything, uri: anything });
    const [listed] = (await readPage(app.api)).factors;
    expectEqual("the factor in a list", listed, created);
    expectEqual("the fetched factor", (await app.fetch()).body, created);
    expectEqual("the updated factor", (await app.update({})).body, created);
  }),
  rule(9, "never repeats a secret of a request, and returns the binding only on creation", async (session) => {
    const secret = "S3CR3T!S3CR3T!";
    const app = await enrollTotp(session);
    const device = await enrollPush(session, {}, app.api);
    const responses = {
      "an invalid Binding.Secret": await app.api.createTotp({ "Binding.Secret": secret }),
      "an invalid Binding.PublicKey": await app.api.createPush({ "Binding.PublicKey": secret }),
      "an invalid token": await app.api.createPush({ "Config.NotificationToken": secret }),
      "an invalid token on update": await device.update({ "Config.NotificationToken": secret }),
      "a wrong code": await app.update({ AuthPayload: secret }),
      "a wrong signature": await device.update({ AuthPayload: secret }),
      "a fetch": await app.fetch(),
      "an update": await app.update({ FriendlyName: "Renamed" }),
      "a list": await app.api.list(),
    };
    for (const [name, { body }] of Object.entries(responses)) {
      const text = JSON.stringify(body) ?? "";
      const repeated = [secret, app.factor.binding.secret, "otpauth:"].some((one) => text.includes(one));
      expectMatch(`the response to ${name}`, repeated ? "a secret" : "no secret", "no secret");
    }
  }),
  rule(10, "responds only with what the description declares", async (session) => {
    const app = await enrollTotp(session);
    const { api } = app;
    const device = await enrollPush(session, {}, api);
    const anonymous = api.as({ authorization: null });
    for (const user of [api, anonymous, api.as({ identity: "short" })]) {
      await user.list();
      await user.fetch(unknownSid);
      await user.update(unknownSid, {});
      await user.delete(unknownSid);
    }
    await anonymous.createTotp();
    await api.list("?PageSize=0");
    await api.createTotp({ FriendlyName: "" });
    await api.createPush({ "Binding.PublicKey": device.factor.binding.public_key });
    await app.update({ AuthPayload: app.wrongCode() });
    await device.update({ AuthPayload: "AAAA" });
    await device.fetch();
    await api.delete(app.sid);
    for (const { request, response } of session.exchanges) {
      expectMatch("violations of the description", (await validator.validate(request, response))[0], undefined);
    }
  }),
  rule(12, "accepts the description's examples, and rejects the published placeholders", async (session, api) => {
    for (const { value } of [CreateTotp, CreateTotpWithSettings, CreateNotifyingPush, CreateSilentPush]) {
      const form = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
      expectResponse("an example of the description", await session.newUser().create(form), 201);
    }
    const token = { "Config.NotificationPlatform": "fcm", "Config.NotificationToken": "test_token" };
    expectResponse("the placeholder token", await api.createPush(token), invalid("Config.NotificationToken"));
    const key = await api.createPush({ "Binding.PublicKey": "dGVzdF9rZXk=" });
    expectResponse("the placeholder key", key, expectedError(400, 60314));
  }),
  rule(13, "sends Twilio-Verify-Factor-Signature only with an update's 200", async (_session, api) => {
    const created = await api.create(totp);
    const { sid } = created.body;
    const others = {
      creation: created,
      list: await api.list(),
      fetch: await api.fetch(sid),
      "rejected update": await api.update(sid, { "Config.Skew": "9" }),
      "rejected creation": await api.create({ ...push, FriendlyName: "" }),
      deletion: await api.delete(sid),
    };
    for (const [name, { headers }] of Object.entries(others)) {
      expectMatch(`the signature header of a ${name}`, headers.get("Twilio-Verify-Factor-Signature"), null);
    }
  }),
  rule(51, "sends WWW-Authenticate with 401", async (session) => {
    const anonymous = session.newUser().as({ authorization: null });
    for (const rejected of [await anonymous.list(), await anonymous.delete(unknownSid)]) {
      expectResponse("a request without credentials", rejected, expectedError(401, 20003));
      expectMatch("WWW-Authenticate", rejected.headers.get("WWW-Authenticate"), 'Basic realm="Twilio API"');
    }
  }),
  rule(52, "sends a unique Twilio-Request-Id with every response", async (session, api) => {
    await api.create(totp);
    await api.list();
    await api.fetch(unknownSid);
    await api.update(unknownSid, { "Config.Skew": "9" });
    await api.delete(unknownSid);
    await api.as({ authorization: null }).list();
    await api.call("", { method: "PUT" });
    await api.call("", { method: "OPTIONS" });
    await api.call(`${session.service.baseUrl}/v2/Nowhere`);
    const ids = session.exchanges.map(({ response }) => response.headers.get("Twilio-Request-Id"));
    for (const id of ids) expectMatch("Twilio-Request-Id", id, /^RQ[0-9a-f]{32}$/);
    expectMatch("the number of different ids", new Set(ids).size, ids.length);
  }),
];
