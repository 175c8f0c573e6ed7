import { createPushDevice } from "@verify-factors/msw";
import { beforeAll, describe, expect, test } from "vitest";
import { type Api, hour, invalid, refused, setup } from "./api.ts";

const keys: string[] = [];
const pushWith = (api: Api, index: number) => api.createPush({ "Binding.PublicKey": keys[index] ?? "" });
const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status).sort();

beforeAll(async () => {
  for (let index = 0; index < 25; index += 1) keys.push((await createPushDevice()).publicKey);
});

async function createTotps(api: Api, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) expect((await api.createTotp()).status).toBe(201);
}

describe("36 caps", () => {
  const full = (limit: number, type: string) =>
    refused(400, 60315, `Reached max limit of ${limit} ${type} Factors associated per Entity`);

  test("36 the 21st device of an entity is refused, a deleted one frees its place", async () => {
    const { api } = setup();
    for (let index = 0; index < 20; index += 1) expect((await pushWith(api, index)).status).toBe(201);
    expect(await pushWith(api, 20)).toMatchObject(full(20, "push"));
    expect((await api.createTotp()).status).toBe(201);
    expect((await pushWith(api.as({ identity: "somebody-else" }), 20)).status).toBe(201);
    const [first] = (await api.list("?PageSize=1")).body.factors;
    await api.delete(first?.sid ?? "");
    expect((await pushWith(api, 20)).status).toBe(201);
    expect(await pushWith(api, 21)).toMatchObject(full(20, "push"));
  });

  test("36 the 101st authenticator app is refused, verified ones count", async () => {
    const { api, mock } = setup();
    for (let index = 0; index < 50; index += 1) mock.add({ FactorType: "totp", status: "verified" });
    await createTotps(api, 50);
    expect(await api.createTotp()).toMatchObject(full(100, "totp"));
    expect((await pushWith(api, 0)).status).toBe(201);
  });

  test("36 expired factors free their place, verified ones do not expire", async () => {
    const { api, mock, clock } = setup();
    mock.add({ FactorType: "push", status: "verified" });
    for (let index = 0; index < 19; index += 1) await pushWith(api, index);
    expect(await pushWith(api, 19)).toMatchObject(full(20, "push"));
    clock.now += 25 * hour;
    for (let index = 0; index < 19; index += 1) expect((await pushWith(api, index)).status).toBe(201);
    expect(await pushWith(api, 19)).toMatchObject(full(20, "push"));
  });

  test("36 creations at once do not pass the cap together", async () => {
    const { api } = setup();
    for (let index = 0; index < 18; index += 1) await pushWith(api, index);
    const answers = await Promise.all([18, 19, 20, 21, 22].map((index) => pushWith(api, index)));
    expect(statuses(answers)).toEqual([201, 201, 400, 400, 400]);
    expect((await api.list()).body.factors).toHaveLength(20);
  });
});

describe("37 rate", () => {
  const tooMany = refused(429, 60326, "Too many requests to create factors for the entity");

  async function createAndDelete(api: Api, count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) await api.delete((await api.createTotp()).body.sid);
  }

  test("37 the 101st creation within 24 hours is refused, deleted ones included, with Retry-After", async () => {
    const { api, clock } = setup();
    await createAndDelete(api, 1);
    clock.now += 2 * hour;
    await createAndDelete(api, 99);
    clock.now += hour - 500;
    const answer = await api.createTotp();
    expect(answer).toMatchObject(tooMany);
    expect(answer.headers.get("Retry-After")).toBe(String(21 * 60 * 60 + 1));
    expect(await pushWith(api, 0)).toMatchObject(tooMany);
    expect((await api.as({ identity: "somebody-else" }).createTotp()).status).toBe(201);
  });

  test("37 the window slides: when Retry-After is over exactly one more is accepted", async () => {
    const { api, clock } = setup();
    await createAndDelete(api, 1);
    clock.now += 2 * hour;
    await createAndDelete(api, 99);
    clock.now += 22 * hour - 1;
    expect(await api.createTotp()).toMatchObject(tooMany);
    clock.now += 1;
    expect((await api.createTotp()).status).toBe(201);
    expect(await api.createTotp()).toMatchObject(tooMany);
  });

  test("37 a clock that is set back forgets what comes after it", async () => {
    const { api, clock } = setup();
    clock.now += 72 * hour;
    await createAndDelete(api, 100);
    expect(await api.createTotp()).toMatchObject(tooMany);
    clock.now -= 72 * hour;
    expect((await api.createTotp()).status).toBe(201);
  });

  test("37 creations that were refused do not count", async () => {
    const { api } = setup();
    for (let index = 0; index < 100; index += 1) await api.createTotp({ "Config.Skew": "9" });
    expect(await api.createTotp({ "Config.Skew": "9" })).toMatchObject(invalid("Config.Skew"));
    expect((await api.createTotp()).status).toBe(201);
  });

  test("37 creations at once do not pass it together", async () => {
    const { api } = setup();
    await createAndDelete(api, 98);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => api.createTotp()));
    expect(statuses(answers)).toEqual([201, 201, 429, 429, 429]);
  });

  test("37 factors put in by hand bypass caps and rate", async () => {
    const { api, mock } = setup();
    for (let index = 0; index < 110; index += 1) mock.add({ FactorType: "totp" });
    for (let index = 0; index < 25; index += 1) mock.add({ FactorType: "push" });
    expect(mock.factors()).toHaveLength(135);
    for (let index = 0; index < 30; index += 1) mock.add({ FactorType: "totp", Identity: "somebody-else" });
    await createTotps(api.as({ identity: "somebody-else" }), 70);
  });
});

describe("38 attempts at once", () => {
  test("38 of twenty wrong codes at once, five are answered 200", async () => {
    const { api, mock } = setup();
    const { sid } = (await api.createTotp()).body;
    const answers = await Promise.all(Array.from({ length: 20 }, () => api.update(sid, { AuthPayload: "wrong" })));
    expect(statuses(answers)).toEqual([...Array(5).fill(200), ...Array(15).fill(429)]);
    expect(await api.update(sid, { AuthPayload: mock.code(sid) })).toMatchObject(refused(429, 60310));
  });

  test("38 of right and wrong ones at once, no more than five are wrong", async () => {
    const { api, mock } = setup();
    const { sid } = (await api.createTotp()).body;
    const payloads = Array.from({ length: 20 }, (_, index) => (index === 19 ? mock.code(sid) : "wrong"));
    const answers = await Promise.all(payloads.map((AuthPayload) => api.update(sid, { AuthPayload })));
    const unverified = answers.filter(({ status, body }) => status === 200 && body.status === "unverified");
    expect(unverified).toHaveLength(5);
    expect((await api.fetch(sid)).body.status).toBe("unverified");
  });
});
