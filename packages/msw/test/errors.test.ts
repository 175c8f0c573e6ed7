import { describe, expect, test } from "vitest";
import { identity, invalid, missing, nobody, refused, serviceSid, setup, totp } from "./api.ts";

describe("15 what is not there is 404 / 20404, and its path is named without /v2", () => {
  const notFound = (path: string) => refused(404, 20404, `The requested resource ${path} was not found`);
  const { api } = setup();

  test("15 an unknown factor, for each operation", async () => {
    const expected = notFound(`/Services/${serviceSid}/Entities/${identity}/Factors/${nobody}`);
    expect(await api.fetch(nobody)).toMatchObject(expected);
    expect(await api.update(nobody, {})).toMatchObject(expected);
    expect(await api.delete(nobody)).toMatchObject(expected);
  });

  test("15 an unknown service", async () => {
    const { api } = setup({ services: { VA00000000000000000000000000000001: {} } });
    expect(await api.list("?PageSize=1")).toMatchObject(
      notFound(`/Services/${serviceSid}/Entities/${identity}/Factors`),
    );
    expect((await api.as({ serviceSid: "VA00000000000000000000000000000001" }).list()).status).toBe(200);
  });

  test.each([
    "VA1",
    "AC3e213619479a06026d0eabba9adb2513",
    `${serviceSid}0`,
    "VAge213619479a06026d0eabba9adb2513",
    "constructor",
  ])("15 the malformed service %s", async (name) => {
    const answer = await api.as({ serviceSid: name }).list();
    expect(answer).toMatchObject(notFound(`/Services/${name}/Entities/${identity}/Factors`));
  });

  test.each(["YF1", `${nobody}0`, nobody.replace("YF", "YE"), nobody.replace("f", "g"), "__proto__", "constructor"])(
    "15 the malformed sid %s",
    async (name) => {
      expect(await api.fetch(name)).toMatchObject(
        notFound(`/Services/${serviceSid}/Entities/${identity}/Factors/${name}`),
      );
    },
  );

  test("15 a factor of another entity or service", async () => {
    const { sid } = (await api.createTotp()).body;
    expect((await api.fetch(sid)).status).toBe(200);
    expect(await api.as({ identity: "somebody-else" }).fetch(sid)).toMatchObject(refused(404, 20404));
    expect(await api.as({ serviceSid: `VA${"0".repeat(32)}` }).delete(sid)).toMatchObject(refused(404, 20404));
    expect((await api.fetch(sid)).status).toBe(200);
  });

  test.each(["https://proxy.test", "https://proxy.test/api", "https://proxy.test/api/v1"])(
    "15 the path is named the same behind %s",
    async (baseUrl) => {
      const { api } = setup({ baseUrl });
      const expected = notFound(`/Services/${serviceSid}/Entities/${identity}/Factors/${nobody}`);
      expect(await api.as({ baseUrl }).fetch(nobody)).toMatchObject(expected);
    },
  );
});

describe("16 and 17 what is missing and what is bad", () => {
  const { api } = setup();

  test("16 a missing parameter is 400 / 20001 and named", async () => {
    expect(await api.create({ FactorType: "totp" })).toMatchObject(missing("FriendlyName"));
    expect(await api.create({ FriendlyName: "Ada's phone" })).toMatchObject(missing("FactorType"));
    expect(await api.create("")).toMatchObject(missing("FriendlyName"));
    expect((await api.create(totp)).status).toBe(201);
  });

  test("17 a bad value is 400 / 60200 and named", async () => {
    expect(await api.createTotp({ "Config.TimeStep": "61" })).toMatchObject(invalid("Config.TimeStep"));
    expect(await api.createTotp({ FactorType: "passkeys" })).toMatchObject(invalid("FactorType"));
    expect(await api.createTotp({ "Config.Alg": "SHA1" })).toMatchObject(invalid("Config.Alg"));
    expect(await api.createPush({ "Binding.Alg": "RS256" })).toMatchObject(invalid("Binding.Alg"));
    expect(await api.createPush({ "Config.NotificationPlatform": "sms" })).toMatchObject(
      invalid("Config.NotificationPlatform"),
    );
    expect(await api.list("?PageSize=0")).toMatchObject(invalid("PageSize"));
    expect(await api.list("?Page=-1")).toMatchObject(invalid("Page"));
    expect(await api.list("?PageToken=x")).toMatchObject(invalid("PageToken"));
    expect(await api.as({ identity: "ada_lovelace" }).list()).toMatchObject(invalid("Identity"));
  });

  test("17 the details name each bad value, what was expected and what came", async () => {
    const answer = await api.createTotp({ "Config.TimeStep": "61", "Config.Skew": "x", "Config.CodeLength": "6" });
    expect(answer).toMatchObject(invalid("Config.TimeStep"));
    expect(answer.body.details).toEqual({
      violations: [
        { parameter: "Config.TimeStep", expected: expect.stringMatching(/20.*60/), received: "61" },
        { parameter: "Config.Skew", expected: expect.stringMatching(/0.*2/), received: "x" },
      ],
    });
  });

  test("17 the details of a token have the same shape", async () => {
    const { details } = (await api.list("?PageToken=x")).body;
    expect(details).toEqual({
      violations: [{ parameter: "PageToken", expected: expect.any(String), received: "x" }],
    });
  });

  test("17 no answer repeats a secret", async () => {
    const secret = "s3cr3t!s3cr3t!";
    const { sid } = (await api.createPush()).body;
    const answers = [
      await api.createTotp({ "Binding.Secret": secret }),
      await api.createPush({ "Binding.PublicKey": secret }),
      await api.createPush({ "Config.NotificationToken": secret }),
      await api.update(sid, { "Config.NotificationToken": secret }),
      await api.update(sid, { AuthPayload: secret }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 403]);
    expect(JSON.stringify(answers)).not.toContain(secret);
  });

  test("17 an error has the members of the published form and no others", async () => {
    const { body, headers } = await api.fetch(nobody);
    expect(Object.keys(body).sort()).toEqual(["code", "message", "more_info", "status"]);
    expect(headers.get("Content-Type")).toBe("application/json");
  });
});

describe("21 an answer that is not 2xx changes nothing of the factor", () => {
  test("21 a bad value beside good ones", async () => {
    const { api, clock } = setup();
    const created = (await api.createTotp()).body;
    clock.now += 5000;
    const answer = await api.update(created.sid, { FriendlyName: "Another", "Config.Skew": "9" });
    expect(answer).toMatchObject(invalid("Config.Skew"));
    const { binding: _, ...factor } = created;
    expect((await api.fetch(created.sid)).body).toEqual(factor);
  });

  test("21 a wrong signature beside good values", async () => {
    const { api, clock } = setup();
    const { binding: _, ...factor } = (await api.createPush()).body;
    clock.now += 5000;
    const answer = await api.update(factor.sid, { FriendlyName: "Another", AuthPayload: "AAAA" });
    expect(answer).toMatchObject(refused(403, 60311));
    expect((await api.fetch(factor.sid)).body).toEqual(factor);
  });

  test("21 a refused creation leaves no factor behind", async () => {
    const { api, mock } = setup();
    await api.createTotp({ "Config.Skew": "9" });
    await api.createPush({ "Binding.PublicKey": "dGVzdF9rZXk=" });
    expect(mock.factors()).toEqual([]);
  });
});
