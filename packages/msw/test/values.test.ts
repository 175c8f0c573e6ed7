import { describe, expect, test } from "vitest";
import { invalid, missing, setup, totp } from "./api.ts";

const { api } = setup();
const type = "application/x-www-form-urlencoded";

describe("18 integers", () => {
  test.each(["20", "60", "30"])("18 Config.TimeStep %s is accepted", async (value) => {
    const { status, body } = await api.createTotp({ "Config.TimeStep": value });
    expect([status, body.config.time_step]).toEqual([201, Number(value)]);
  });

  test.each(["19", "61", "30.5", "30.0", "1e2", "3e1", "+30", "030", "0x1e", " 30", "30 ", "", "-30", "NaN", "thirty"])(
    "18 Config.TimeStep %j is refused",
    async (value) => {
      expect(await api.createTotp({ "Config.TimeStep": value })).toMatchObject(invalid("Config.TimeStep"));
    },
  );

  test("18 the same holds for an update", async () => {
    const { sid } = (await api.createTotp()).body;
    for (const value of ["30.5", "1e2", "+30", "030", ""])
      expect(await api.update(sid, { "Config.TimeStep": value })).toMatchObject(invalid("Config.TimeStep"));
    const { body } = await api.update(sid, { "Config.TimeStep": "45" });
    expect(body.config).toMatchObject({ time_step: 45 });
  });

  test("18 -0 is 0, for mock.factors() too", async () => {
    const { api, mock } = setup();
    await api.createTotp({ "Config.Skew": "-0" });
    expect(mock.factors()[0]?.config).toMatchObject({ skew: 0 });
  });
});

describe("19 a value that is given but empty", () => {
  test.each(["FriendlyName", "Binding.Secret", "Config.Skew", "Config.Alg", "Metadata"])(
    "19 %s of an authenticator app must be valid",
    async (name) => {
      expect(await api.createTotp({ [name]: "" })).toMatchObject(invalid(name));
    },
  );

  test.each([
    "Config.AppId",
    "Config.SdkVersion",
    "Config.NotificationPlatform",
    "Config.NotificationToken",
    "Binding.Alg",
  ])("19 %s of a device must be valid", async (name) => {
    expect(await api.createPush({ [name]: "" })).toMatchObject(invalid(name));
  });

  test.each(["AuthPayload", "FriendlyName", "Config.SdkVersion"])("19 %s of an update must be valid", async (name) => {
    const { sid } = (await api.createTotp()).body;
    expect(await api.update(sid, { [name]: "" })).toMatchObject(invalid(name));
  });

  test("19 one character is enough", async () => {
    const { sid } = (await api.createTotp({ FriendlyName: "A" })).body;
    expect((await api.update(sid, { AuthPayload: "A", FriendlyName: "B", "Config.SdkVersion": "1" })).status).toBe(200);
  });
});

describe("19 lengths count code points", () => {
  const emoji = "\u{1F511}";

  test.each(["a".repeat(64), emoji.repeat(64), `${emoji}${"é".repeat(63)}`])("19 a name of 64: %s", async (name) => {
    const { status, body } = await api.createTotp({ FriendlyName: name });
    expect([status, body.friendly_name]).toEqual([201, name]);
  });

  test.each(["a".repeat(65), emoji.repeat(65)])("19 a name of 65 is refused: %s", async (name) => {
    expect(await api.createTotp({ FriendlyName: name })).toMatchObject(invalid("FriendlyName"));
  });

  test("19 an app id of 100 and of 101 characters", async () => {
    expect((await setup().api.createPush({ "Config.AppId": "a".repeat(100) })).status).toBe(201);
    expect(await api.createPush({ "Config.AppId": "a".repeat(101) })).toMatchObject(invalid("Config.AppId"));
  });

  test.each([32, 255])("19 a token of %i characters is accepted", async (length) => {
    expect((await setup().api.createPush({ "Config.NotificationToken": "t".repeat(length) })).status).toBe(201);
  });

  test.each([31, 256])("19 a token of %i characters is refused", async (length) => {
    const answer = await api.createPush({ "Config.NotificationToken": "t".repeat(length) });
    expect(answer).toMatchObject(invalid("Config.NotificationToken"));
  });
});

describe("20 a key that comes twice", () => {
  test("20 the last one of a form counts", async () => {
    const good = await api.create("FriendlyName=&FactorType=push&FactorType=totp&FriendlyName=Ada");
    expect([good.status, good.body.friendly_name]).toEqual([201, "Ada"]);
    expect(await api.create("FriendlyName=Ada&FactorType=totp&FriendlyName=")).toMatchObject(invalid("FriendlyName"));
  });

  test("20 the last one of a query counts", async () => {
    const { api } = setup();
    expect((await api.list("?PageSize=0&PageSize=7")).body.meta.page_size).toBe(7);
    expect(await api.list("?PageSize=7&PageSize=0")).toMatchObject(invalid("PageSize"));
  });
});

describe("23 only forms are read", () => {
  const json = JSON.stringify(totp);

  test("23 the parameters of a JSON body are missing", async () => {
    expect(await api.post("", json, { "Content-Type": "application/json" })).toMatchObject(missing("FriendlyName"));
  });

  test("23 the same of a form that says it is something else", async () => {
    const form = new URLSearchParams(totp).toString();
    expect(await api.post("", form, { "Content-Type": "text/plain" })).toMatchObject(missing("FriendlyName"));
    expect(await api.post("", form, { "Content-Type": `${type}x` })).toMatchObject(missing("FriendlyName"));
  });

  test("23 a JSON body updates nothing", async () => {
    const { api, clock } = setup();
    const { binding: _, ...factor } = (await api.createTotp()).body;
    clock.now += 5000;
    const headers = { "Content-Type": "application/json" };
    const answer = await api.post(`/${factor.sid}`, '{"FriendlyName":"Another"}', headers);
    expect([answer.status, answer.body]).toEqual([200, factor]);
  });

  test.each([`${type}; charset=UTF-8`, `${type};charset=utf-8`, "Application/X-WWW-Form-URLEncoded"])(
    "23 the content type %s is a form",
    async (contentType) => {
      const form = new URLSearchParams(totp).toString();
      expect((await api.post("", form, { "Content-Type": contentType })).status).toBe(201);
    },
  );
});

describe("forms as they come", () => {
  test("+ and %20 are both a space, %2B is a plus", async () => {
    const { body } = await api.create("FriendlyName=a+b%20c%2Bd&FactorType=totp");
    expect(body.friendly_name).toBe("a b c+d");
  });

  test.each(["R&D = 1 + 1", "ключ \u{1F511}", "100% sure", "a;b?c#d", "<script>", "\u0000", "toString"])(
    "the name %j comes back as it went",
    async (name) => {
      const { sid, friendly_name } = (await api.createTotp({ FriendlyName: name })).body;
      expect(friendly_name).toBe(name);
      expect((await api.fetch(sid)).body.friendly_name).toBe(name);
    },
  );

  test("a question mark at the front belongs to the first name", async () => {
    expect(await api.create("?FriendlyName=Ada&FactorType=totp")).toMatchObject(missing("FriendlyName"));
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("the name %s is only text", async (name) => {
    expect((await api.createTotp({ [name]: "x" })).status).toBe(201);
    expect(await api.createTotp({ FactorType: name })).toMatchObject(invalid("FactorType"));
    expect(await api.createPush({ "Config.NotificationPlatform": name })).toMatchObject(
      invalid("Config.NotificationPlatform"),
    );
    expect(await api.create(`${name}=x&FactorType=totp`)).toMatchObject(missing("FriendlyName"));
    expect(Object.prototype).not.toHaveProperty("x");
  });
});
