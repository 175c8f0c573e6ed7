import { beforeEach, expect, test, vi } from "vitest";
import { form, hour, read, serve } from "./serve.ts";

const start = Date.parse("2026-01-15T09:30:00Z");
const end = Date.parse("9999-12-31T23:59:59.999Z");

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ["Date"] });
  return () => void vi.useRealTimers();
});

test("follows real time, keeps its offset after advance(), and stops after set()", async () => {
  const { clock } = await serve();
  expect([clock.now(), clock.stopped]).toEqual([start, false]);
  clock.advance(600);
  clock.advance(400);
  vi.setSystemTime(start + 5);
  expect([clock.now(), clock.stopped]).toEqual([start + 1005, false]);
  clock.set(7);
  clock.advance(1);
  vi.setSystemTime(start + 6);
  expect([clock.now(), clock.stopped]).toEqual([8, true]);
  clock.restore();
  expect([clock.now(), clock.stopped]).toEqual([start + 6, false]);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, "soon", "2026-02-30T00:00:00Z", new Date("soon"), end + 1])(
  "rejects %s",
  async (at) => {
    const { clock } = await serve();
    clock.set(0);
    expect(() => clock.set(at)).toThrow(/^clock\.set: at must be a time in the years 0 to 9999, not /);
    expect(() => clock.advance(Number(at))).toThrow(
      /^clock\.advance: milliseconds must be a number that keeps the clock in the years /,
    );
    expect(clock.now()).toBe(0);
  },
);

test("cannot pass the end of the year 9999, at which the mock still responds", async () => {
  const { clock, control, factors } = await serve();
  clock.advance(end - start - 1);
  vi.setSystemTime(start + hour);
  expect([clock.now(), clock.stopped]).toEqual([end, false]);
  const created = await fetch(factors, form({ FactorType: "totp", FriendlyName: "Ada's phone" }));
  const { sid, date_created } = (await created.json()) as { sid: string; date_created: string };
  expect([created.status, date_created]).toEqual([201, "9999-12-31T23:59:59Z"]);
  expect((await fetch(`${factors}/${sid}`, form({ AuthPayload: await control.code(sid) }))).status).toBe(200);
  expect((await fetch(factors, read)).status).toBe(200);
  await expect(control.advanceClock(1)).rejects.toMatchObject({ status: 400 });
  clock.advance(-hour);
  expect(clock.now()).toBe(end - hour);
});
