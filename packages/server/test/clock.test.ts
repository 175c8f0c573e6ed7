import { createFactorMock } from "@verify-factors/msw";
import { createClock } from "@verify-factors/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const start = Date.parse("2026-01-15T09:30:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now: start, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("runs in real time, which it looks up", () => {
  const clock = createClock();
  expect([clock.now(), clock.stopped]).toEqual([start, false]);
  vi.setSystemTime(start + 5);
  expect(clock.now()).toBe(start + 5);
});

test("stands still where it is set, runs on where it is advanced, and is right when it is restored", () => {
  const clock = createClock();
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

test("is set by a date, a text or a number", () => {
  const clock = createClock();
  for (const at of [new Date(5), "1970-01-01T00:00:00.005Z", 5]) {
    clock.restore();
    clock.set(at);
    expect(clock.now()).toBe(5);
  }
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, "soon", new Date("soon"), 253402300800000, -62167219200001])(
  "refuses %s",
  (at) => {
    const clock = createClock();
    clock.set(0);
    expect(() => clock.set(at)).toThrow(TypeError);
    expect(() => clock.advance(Number(at))).toThrow(TypeError);
    expect(clock.now()).toBe(0);
  },
);

test("the years 0 to 9999 are whole", () => {
  const clock = createClock();
  for (const at of ["0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"]) {
    clock.set(at);
    expect(new Date(clock.now()).toISOString()).toBe(at);
  }
});

test("counts who looks at it, and drives a mock without a this", () => {
  const clock = createClock();
  const mock = createFactorMock({ now: clock.now });
  clock.set(0);
  const before = clock.looks;
  expect(mock.add({ FactorType: "totp" }).date_created).toBe("1970-01-01T00:00:00Z");
  expect(clock.looks).toBeGreaterThan(before);
});
