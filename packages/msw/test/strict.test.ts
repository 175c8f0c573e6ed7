import { describe, expect, test } from "vitest";
import { invalid, missing, nobody, push, refused, setup, totp } from "./api.ts";

const { api, mock } = setup({ strict: true });

describe("22 with strict, settings of the other type and undeclared names are bad values", () => {
  test.each(["Config.AppId", "Binding.PublicKey", "Unknown", "__proto__", "config.skew", "FriendlyName "])(
    "22 %s of a new authenticator app",
    async (name) => {
      expect(await api.createTotp({ [name]: "x" })).toMatchObject(invalid(name));
    },
  );

  test.each(["Config.TimeStep", "Binding.Secret", "Unknown"])("22 %s of a new device", async (name) => {
    expect(await api.createPush({ [name]: "30" })).toMatchObject(invalid(name));
  });

  test.each(["Config.NotificationToken", "Config.SdkVersion", "Metadata", "Config.AppId"])(
    "22 %s of an update of an authenticator app, which changes nothing",
    async (name) => {
      const { sid } = mock.add({ FactorType: "totp" });
      const before = (await api.fetch(sid)).body;
      expect(await api.update(sid, { FriendlyName: "Another", [name]: "x".repeat(32) })).toMatchObject(invalid(name));
      expect((await api.fetch(sid)).body).toEqual(before);
    },
  );

  test.each(["Config.TimeStep", "Binding.PublicKey"])("22 %s of an update of a device", async (name) => {
    const { sid } = mock.add({ FactorType: "push" });
    expect(await api.update(sid, { [name]: "30" })).toMatchObject(invalid(name));
  });

  test("22 a query, of whatever operation", async () => {
    const { sid } = mock.add({ FactorType: "totp" });
    expect(await api.list("?Order=desc")).toMatchObject(invalid("Order"));
    expect(await api.fetch(`${sid}?PageSize=1`)).toMatchObject(invalid("PageSize"));
    expect(await api.post("?FriendlyName=x", totp)).toMatchObject(invalid("FriendlyName"));
  });

  test("22 all of them are in the details, bad values before", async () => {
    const { body } = await api.createTotp({ Zzz: "1", "Config.Skew": "9", "Config.AppId": "x" });
    expect(body).toMatchObject({ message: "Invalid parameter: Config.Skew" });
    const names = body.details?.violations?.map(({ parameter }) => parameter);
    expect(names).toEqual(["Config.Skew", "Zzz", "Config.AppId"]);
    expect(await api.create({ FactorType: "totp", Zzz: "1" })).toMatchObject(missing("FriendlyName"));
  });

  test("22 whether the factor exists comes after, its type after that", async () => {
    expect(await api.update(nobody, { Unknown: "x" })).toMatchObject(invalid("Unknown"));
    expect(await api.update(nobody, { "Config.SdkVersion": "1" })).toMatchObject(refused(404, 20404));
  });

  test("22 what is declared is accepted as ever", async () => {
    const { api } = setup({ strict: true });
    const settings = { "Config.TimeStep": "30", "Config.Skew": "1", "Config.CodeLength": "6", "Config.Alg": "sha1" };
    const app = await api.createTotp({ ...settings, "Binding.Secret": "GEZDGNBV", Metadata: "null" });
    const phone = await api.createPush({ ...push, "Binding.Alg": "ES256", Metadata: "{}" });
    expect([app.status, phone.status]).toEqual([201, 201]);
    expect((await api.update(app.body.sid, { FriendlyName: "x", ...settings })).status).toBe(200);
    expect((await api.update(phone.body.sid, { "Config.SdkVersion": "2" })).status).toBe(200);
    expect((await api.list("?PageSize=1&Page=0")).status).toBe(200);
  });
});

describe("23 with strict, a body that is no form", () => {
  const json = { "Content-Type": "application/json" };

  test("23 of an update is 400 / 60200, and changes nothing", async () => {
    const { sid, friendly_name } = mock.add({ FactorType: "totp" });
    const answer = await api.post(`/${sid}`, '{"FriendlyName":"Another"}', json);
    expect(answer).toMatchObject(refused(400, 60200));
    expect((await api.fetch(sid)).body.friendly_name).toBe(friendly_name);
  });

  test("23 of a creation still misses its parameters", async () => {
    expect(await api.post("", JSON.stringify(totp), json)).toMatchObject(missing("FriendlyName"));
  });

  test("23 is none when it is empty", async () => {
    const { sid } = mock.add({ FactorType: "totp" });
    expect((await api.post(`/${sid}`, "", json)).status).toBe(200);
    expect((await api.call(`/${sid}`, { method: "POST" })).status).toBe(200);
  });
});
