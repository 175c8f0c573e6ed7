import { expect, test } from "vitest";
import { setUp } from "./fixture.ts";

test("a deleted factor is gone", async () => {
  const { mock, factors } = setUp();
  const { sid } = mock.add({ FactorType: "totp" });
  expect(await factors.delete(sid)).toBeUndefined();
  await expect(factors.fetch(sid)).rejects.toMatchObject({ status: 404, code: 20404, operation: "FetchFactor" });
  await expect(factors.delete(sid)).rejects.toMatchObject({ status: 404, operation: "DeleteFactor" });
});
