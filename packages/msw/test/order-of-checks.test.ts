import { describe, expect, test } from "vitest";
import { basic, invalid, missing, nobody, push, refused, setup, totp } from "./api.ts";

const serviceSid = "VA00000000000000000000000000000001";
const otherService = "VA00000000000000000000000000000002";
const url = (service: string, identity: string, sid = "") =>
  `https://verify.twilio.com/v2/Services/${service}/Entities/${identity}/Factors${sid && `/${sid}`}`;

describe("14 of two faults the earlier one in the order of checks is answered", () => {
  const { api } = setup({ services: { [serviceSid]: {} } });
  const stranger = api.as({ authorization: null });

  test("14 an unknown path comes before the method and the credentials", async () => {
    const answer = await stranger.call("https://verify.twilio.com/v2/Services", { method: "PATCH" });
    expect(answer).toMatchObject(refused(404, 20404));
  });

  test("14 the method comes before the credentials", async () => {
    const answer = await stranger.call(url(otherService, "short"), { method: "PUT" });
    expect(answer).toMatchObject(refused(405, 20004, "Method not allowed"));
  });

  test("14 the credentials come before the service", async () => {
    expect(await stranger.call(url(otherService, "ada-lovelace"))).toMatchObject(refused(401, 20003, "Authenticate"));
  });

  test("14 the service comes before the identity, unknown or malformed", async () => {
    expect(await api.call(url(otherService, "short"))).toMatchObject(refused(404, 20404));
    expect(await api.call(url("VAnone", "short"))).toMatchObject(refused(404, 20404));
  });

  test("14 a malformed service comes before the identity when every service exists", async () => {
    expect(await setup().api.call(url("VAnone", "short"))).toMatchObject(refused(404, 20404));
  });

  test("14 the identity comes before the shape of the sid", async () => {
    expect(await api.call(url(serviceSid, "short", "YFnone"))).toMatchObject(invalid("Identity"));
  });

  test("14 the identity comes before what is missing", async () => {
    expect(await api.post(url(serviceSid, "short"), {})).toMatchObject(invalid("Identity"));
  });

  test("14 the shape of the sid comes before bad values", async () => {
    const answer = await api.post(url(serviceSid, "ada-lovelace", "YFnone"), { "Config.Skew": "9" });
    expect(answer).toMatchObject(refused(404, 20404));
  });

  test("14 what is missing comes before bad values", async () => {
    const answer = await api.post(url(serviceSid, "ada-lovelace"), { FactorType: "totp", "Config.Skew": "9" });
    expect(answer).toMatchObject(missing("FriendlyName"));
  });

  test("14 bad values come before whether the factor exists", async () => {
    const unknown = url(serviceSid, "ada-lovelace", nobody);
    expect(await api.post(unknown, { "Config.Skew": "9" })).toMatchObject(invalid("Config.Skew"));
    expect(await api.post(unknown, { "Config.Skew": "2" })).toMatchObject(refused(404, 20404));
  });

  test("14 bad values come before a bad binding", async () => {
    const answer = await api.post(url(serviceSid, "ada-lovelace"), {
      ...push,
      "Binding.PublicKey": "not Base64!",
      "Config.AppId": "",
    });
    expect(answer).toMatchObject(invalid("Config.AppId"));
  });
});

describe("14 the first missing parameter in the description's order is named", () => {
  const { api } = setup();
  const required = [
    "FriendlyName",
    "FactorType",
    "Binding.PublicKey",
    "Config.AppId",
    "Config.NotificationPlatform",
    "Config.NotificationToken",
    "Config.SdkVersion",
  ];
  const full: Record<string, string> = {
    ...push,
    "Config.NotificationPlatform": "apn",
    "Config.NotificationToken": "t".repeat(32),
  };

  test.each(required)("14 %s", async (name) => {
    const index = required.indexOf(name);
    const later = name.startsWith("Config.Notification") ? [name] : required.slice(index);
    const kept = Object.entries(full).filter(([key]) => !later.includes(key));
    const type = index > 1 ? { FactorType: "push" } : {};
    expect(await api.create({ ...Object.fromEntries(kept), ...type })).toMatchObject(missing(name));
  });

  test("14 push's own parameters are required only when FactorType is push", async () => {
    expect((await api.create(totp)).status).toBe(201);
    expect(await api.create({ ...totp, FactorType: "push" })).toMatchObject(missing("Binding.PublicKey"));
  });
});

describe("14 methods and credentials", () => {
  test.each(["PUT", "PATCH", "HEAD", "PROPFIND", "constructor"])(
    "14 %s is 405 with Allow, on both paths, without credentials",
    async (method) => {
      const { mock, api } = setup();
      const { sid } = mock.add({ FactorType: "totp" });
      const stranger = api.as({ authorization: null });
      const list = await stranger.call("", { method });
      const one = await stranger.call(`/${sid}`, { method });
      expect([list.status, list.headers.get("Allow")]).toEqual([405, "GET, POST, OPTIONS"]);
      expect([one.status, one.headers.get("Allow")]).toEqual([405, "GET, POST, DELETE, OPTIONS"]);
      if (method === "HEAD") expect(list.body).toBeUndefined();
      else expect(list).toMatchObject(refused(405, 20004, "Method not allowed"));
    },
  );

  test("14 DELETE on the list is 405", async () => {
    const answer = await setup().api.call("", { method: "DELETE" });
    expect(answer).toMatchObject(refused(405, 20004));
    expect(answer.headers.get("Allow")).toBe("GET, POST, OPTIONS");
  });

  const stranger = [
    null,
    "",
    "Bearer abc",
    "Basic",
    "Basic !!!",
    basic("", "token"),
    basic("AC", ""),
    `Basic ${btoa("AC")}`,
  ];

  test.each(stranger)("14 credentials %j are refused", async (authorization) => {
    expect(await setup().api.as({ authorization }).list()).toMatchObject(refused(401, 20003, "Authenticate"));
  });

  test("14 any user name and password will do unless told otherwise", async () => {
    const { api } = setup();
    for (const authorization of [basic("SK1", "a:b"), basic("token", "x"), basic("AC", "y").replace("Basic", "basic")])
      expect((await api.as({ authorization }).list()).status).toBe(200);
  });

  test("14 only the account or the API key that was asked for is let in", async () => {
    const account = setup({ credentials: { accountSid: "AC1", authToken: "to:ken" } }).api;
    expect((await account.as({ authorization: basic("AC1", "to:ken") }).list()).status).toBe(200);
    for (const [user = "", password = ""] of [
      ["AC1", "token"],
      ["AC2", "to:ken"],
      ["AC1", "to:kenn"],
    ])
      expect(await account.as({ authorization: basic(user, password) }).list()).toMatchObject(refused(401, 20003));
    const key = setup({ credentials: { apiKey: "SK1", apiSecret: "secret" } }).api;
    expect((await key.as({ authorization: basic("SK1", "secret") }).list()).status).toBe(200);
    expect(await key.as({ authorization: basic("SK1", "Secret") }).list()).toMatchObject(refused(401, 20003));
  });

  test("14 with the option none, nobody has to say who they are", async () => {
    const { api } = setup({ credentials: "none" });
    expect((await api.as({ authorization: null }).list()).status).toBe(200);
    expect((await api.list()).status).toBe(200);
  });
});
