import { expect, test } from "vitest";
import { nobody, refused, setup } from "./api.ts";

test("a factor is deleted with 204 and no body, and is gone for every operation", async () => {
  const { api, mock } = setup();
  const { sid } = (await api.createTotp()).body;
  const kept = (await api.createTotp()).body.sid;
  expect(await api.delete(sid)).toMatchObject({ status: 204, body: undefined });
  expect(await api.delete(sid)).toMatchObject(refused(404, 20404));
  expect(await api.fetch(sid)).toMatchObject(refused(404, 20404));
  expect(await api.update(sid, { FriendlyName: "x" })).toMatchObject(refused(404, 20404));
  expect((await api.list()).body.factors.map((factor) => factor.sid)).toEqual([kept]);
  expect(mock.factors().map((factor) => factor.sid)).toEqual([kept]);
  expect(() => mock.code(sid)).toThrow(TypeError);
});

test("a verified factor is deleted like any other", async () => {
  const { api, mock } = setup();
  const { sid } = mock.add({ FactorType: "push", status: "verified" });
  expect((await api.delete(sid)).status).toBe(204);
});

test("what was never there cannot be deleted", async () => {
  expect(await setup().api.delete(nobody)).toMatchObject(refused(404, 20404));
});

test("the first, the last and the only factor can be deleted, and others added after it", async () => {
  const { api } = setup();
  const sids: string[] = [];
  for (let index = 0; index < 4; index += 1) sids.push((await api.createTotp()).body.sid);
  const [first = "", second = "", third = "", last = ""] = sids;
  const listed = async () => (await api.list()).body.factors.map(({ sid }) => sid);
  await api.delete(last);
  await api.delete(first);
  expect(await listed()).toEqual([second, third]);
  const added = (await api.createTotp()).body.sid;
  expect(await listed()).toEqual([second, third, added]);
  for (const sid of [third, added, second]) await api.delete(sid);
  expect(await listed()).toEqual([]);
  const only = (await api.createTotp()).body.sid;
  expect(await listed()).toEqual([only]);
});
