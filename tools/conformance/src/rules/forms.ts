import { expectedError, invalid, missing, push, totp } from "@verify-factors/testing/api";
import { enrollPush, enrollTotp } from "../enroll.ts";
import { expectEqual, expectInvalid, expectResponse, ok } from "../expect.ts";
import { type Rule, rule } from "../rule.ts";

const formType = "application/x-www-form-urlencoded";
const json = { "Content-Type": "application/json" };
const settings = { "Config.Skew": "1", "Config.Alg": "sha1", "Config.TimeStep": "30", "Config.CodeLength": "6" };
const names = ["R&D = 1 + 1", "ключ \u{1F511}", "100% sure", "a;b?c#d", "<script>", "\u0000", "toString"];

/** Parsing of forms and queries. */
export const formRules: readonly Rule[] = [
  rule(18, "accepts integers only in plain decimal notation", async (session) => {
    const { api, update } = await enrollTotp(session);
    const zero = await api.createTotp({ "Config.Skew": "-0" });
    expectResponse("Config.Skew -0", zero, { status: 201, body: { config: { skew: 0 } } });
    const texts = ["+30", "030", "30.0", "3e1", "0x1e", " 30", "-30", "thirty"];
    await expectInvalid("a creation", (form) => api.createTotp(form), { "Config.TimeStep": texts });
    await expectInvalid("an update", update, { "Config.TimeStep": texts });
    const PageSize = ["+5", "05", "5.0", "5e0"];
    await expectInvalid("a list", (query) => api.list(query), { PageSize });
  }),
  rule(19, "validates an empty value", async (session) => {
    const app = await enrollTotp(session);
    const empty = (...all: string[]) => Object.fromEntries(all.map((name) => [name, [""]]));
    const ofTotp = empty("FriendlyName", "Config.Skew", "Config.Alg", "Binding.Secret", "Metadata");
    await expectInvalid("a TOTP factor", (form) => app.api.createTotp(form), ofTotp);
    const token = ["Config.NotificationPlatform", "Config.NotificationToken"];
    const ofPush = empty("Config.AppId", "Config.SdkVersion", "Binding.Alg", ...token);
    await expectInvalid("a push factor", (form) => app.api.createPush(form), ofPush);
    const key = await app.api.createPush({ "Binding.PublicKey": "" });
    expectResponse("an empty Binding.PublicKey", key, expectedError(400, 60314));
    const ofUpdate = empty("AuthPayload", "FriendlyName", "Config.TimeStep", "Config.SdkVersion");
    await expectInvalid("an update", app.update, ofUpdate);
    for (const name of ["PageSize", "Page", "PageToken"]) {
      expectResponse(`an empty ${name}`, await app.api.list(`?${name}=`), invalid(name));
    }
    const device = await enrollPush(session);
    const one = await device.update({ FriendlyName: "B", "Config.SdkVersion": "1" });
    expectResponse("one character", one, ok({ friendly_name: "B", config: { sdk_version: "1" } }));
  }),
  rule(20, "takes the last value of a repeated key", async (_session, api) => {
    const valid = await api.create("FriendlyName=&FactorType=push&FactorType=totp&FriendlyName=Ada");
    expectResponse("a valid value last", valid, { status: 201, body: { friendly_name: "Ada" } });
    const last = await api.create("FriendlyName=Ada&FactorType=totp&FriendlyName=");
    expectResponse("an invalid value last", last, invalid("FriendlyName"));
    expectResponse("?PageSize=0&PageSize=7", await api.list("?PageSize=0&PageSize=7"), ok({ meta: { page_size: 7 } }));
    expectResponse("?PageSize=7&PageSize=0", await api.list("?PageSize=7&PageSize=0"), invalid("PageSize"));
  }),
  rule(22, "ignores undeclared keys and keys of the other factor type", async (session) => {
    const { FactorType: _, FriendlyName: __, ...others } = push;
    const ignored = { "Binding.PublicKey": "none", "Config.AppId": "", Undeclared: "1", constructor: "1" };
    const created = await session.newUser().createTotp({ ...others, ...settings, ...ignored, ["__proto__"]: "1" });
    expectResponse("a TOTP factor with the parameters of a push factor", created, 201);
    expectEqual("the config of that factor", created.body.config, {
      alg: "sha1",
      skew: 1,
      code_length: 6,
      time_step: 30,
    });
    const app = await enrollTotp(session, { Metadata: '{"a":"b"}' });
    const device = await enrollPush(session, { "Binding.Secret": "1", "Config.Skew": "9", Undeclared: "1" });
    for (const [{ fetch, update }, form] of [
      [app, { "Config.SdkVersion": "2.0", "Config.NotificationPlatform": "fcm" }],
      [device, { "Config.TimeStep": "45" }],
    ] as const) {
      const before = (await fetch()).body;
      const updated = await update({ ...form, "Config.AppId": "x", Metadata: '{"c":"d"}', Undeclared: "1" });
      expectResponse("ignored keys on update", updated, 200);
      expectEqual("the factor afterwards", updated.body, before);
    }
    expectResponse("an undeclared key in the query", await app.api.list("?Undeclared=1"), 200);
  }),
  rule(23, "reads only forms", async (session) => {
    const { api, sid, fetch } = await enrollTotp(session);
    const before = (await fetch()).body;
    expectResponse("a creation in JSON", await api.post("", JSON.stringify(totp), json), missing("FriendlyName"));
    const text = new URLSearchParams(totp).toString();
    for (const type of ["text/plain", `${formType}x`]) {
      const created = await api.post("", text, { "Content-Type": type });
      expectResponse(`a form of the type ${type}`, created, missing("FriendlyName"));
    }
    const updated = await api.post(`/${sid}`, '{"FriendlyName":"Renamed"}', json);
    expectResponse("an update in JSON", updated, 200);
    expectEqual("the factor afterwards", updated.body, before);
    for (const type of [formType, `${formType}; charset=UTF-8`, `${formType};charset=utf-8`, formType.toUpperCase()]) {
      expectResponse(type, await api.post("", text, { "Content-Type": type }), 201);
    }
    const spaces = await api.create("FactorType=totp&FriendlyName=a+b%20c%2Bd");
    expectResponse("+ and %20 for a space", spaces, { status: 201, body: { friendly_name: "a b c+d" } });
    for (const friendly_name of names) {
      const created = await api.createTotp({ FriendlyName: friendly_name });
      expectResponse(`the name ${friendly_name}`, created, { status: 201, body: { friendly_name } });
    }
  }),
];
