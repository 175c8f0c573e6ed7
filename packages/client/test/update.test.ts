import { expect, test } from "vitest";
import { setUp } from "./fixture.ts";

test("what is given changes, the rest stays", async () => {
  const { mock, factors } = setUp();
  const { sid, config } = mock.add({ FactorType: "totp" });
  const factor = await factors.update(sid, { FriendlyName: "Ada's tablet", "Config.TimeStep": 45 });
  expect(factor).toMatchObject({ friendly_name: "Ada's tablet", config: { ...config, time_step: 45 } });
});

test("an AuthPayload is refused before it is sent, and points to verify", async () => {
  const { factors, sent } = setUp();
  const changes = { AuthPayload: "123456" } as never;
  await expect(factors.update("YF024f2e9871877d436c04cd2c2d4d25f1", changes)).rejects.toThrow(/verify\(\)/);
  expect(sent).toEqual([]);
});

test("no change at all is sent as an empty form", async () => {
  const { mock, factors, sent } = setUp();
  const { sid } = mock.add({ FactorType: "totp" });
  await factors.update(sid, {});
  expect(await sent[0]?.text()).toBe("");
  expect(sent[0]?.headers.get("Content-Type")).toBe("application/x-www-form-urlencoded");
});
