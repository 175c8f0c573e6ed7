import { expect, test } from "vitest";
import { getRejection, setUp, sid } from "./fixture.ts";

const totp = { FactorType: "totp", FriendlyName: "Ada's phone" } as const;
const form = "application/x-www-form-urlencoded";

test("sends the body as a form, in the order given, with null but without undefined", async () => {
  const { factors, sent } = setUp();
  const values = { "Config.Skew": 0, "Config.Alg": undefined, Metadata: null } as const;
  await factors.create({ FactorType: "totp", FriendlyName: "a & b + c = 📱", ...values });
  expect(sent[0]?.headers.get("Content-Type")).toBe(form);
  const encodedName = "a+%26+b+%2B+c+%3D+%F0%9F%93%B1";
  expect(await sent[0]?.text()).toBe(`FactorType=totp&FriendlyName=${encodedName}&Config.Skew=0&Metadata=null`);
});

test("takes metadata as an object and sends it as JSON", async () => {
  const { factors, sent } = setUp();
  const metadata = { os: "Android", note: 'a "quoted" & näïve one' };
  const factor = await factors.create({ ...totp, Metadata: metadata });
  expect(factor.metadata).toEqual(metadata);
  expect(new URLSearchParams(await sent[0]?.text()).get("Metadata")).toBe(JSON.stringify(metadata));
});

test.each([
  [{ ...totp, FriendlyName: { first: "Ada" } }, /: FriendlyName must not be an object\. .*Config\.TimeStep/],
  [{ FactorType: "totp", friendlyName: "Ada" }, /^CreateNewFactor: unknown parameter friendlyName\. .*FriendlyName/],
  [{ ...totp, "config.timeStep": 30 }, /^CreateNewFactor: unknown parameter config\.timeStep\. .* Config\.TimeStep\.$/],
])("rejects the body %j before sending it", async (body, message) => {
  const { factors, sent } = setUp();
  const error = (await getRejection(factors.create(body as never))) as Error;
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toMatch(message);
  expect(sent).toEqual([]);
});

test("rejects AuthPayload in update() before sending it and names verify()", async () => {
  const { factors, sent } = setUp();
  await expect(factors.update(sid, { AuthPayload: "123456" } as never)).rejects.toThrow(/Use verify\(\)/);
  expect(sent).toEqual([]);
});

test("sends an update without changes as an empty form", async () => {
  const { mock, factors, sent } = setUp();
  await factors.update(mock.add({ FactorType: "totp" }).sid, {});
  expect(await sent[0]?.text()).toBe("");
  expect(sent[0]?.headers.get("Content-Type")).toBe(form);
});

test("withResponse() adds the response to the data of every method", async () => {
  const { mock, factors } = setUp();
  const created = await factors.create(totp).withResponse();
  expect([created.data.friendly_name, created.response.status]).toEqual(["Ada's phone", 201]);
  const { sid } = created.data;
  const calls = [
    factors.fetch(sid).withResponse(),
    factors.update(sid, {}).withResponse(),
    factors.verify(sid, mock.code(sid)).withResponse(),
    factors.page().withResponse(),
  ];
  for (const { data, response } of await Promise.all<{ data: object; response: Response }>(calls)) {
    expect(response.status).toBe(200);
    expect(data).toBeTypeOf("object");
  }
  expect(await factors.delete(sid).withResponse()).toMatchObject({ data: undefined, response: { status: 204 } });
});

test("withResponse() rejects like the call, and nothing else rejects unhandled", async () => {
  const unhandled: unknown[] = [];
  const record = (reason: unknown) => void unhandled.push(reason);
  process.on("unhandledRejection", record);
  const { factors } = setUp();
  await expect(factors.fetch(sid).withResponse()).rejects.toMatchObject({ code: 20404 });
  await new Promise((resolve) => setTimeout(resolve, 10));
  process.off("unhandledRejection", record);
  expect(unhandled).toEqual([]);
});
