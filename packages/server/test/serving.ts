import { createFactorMock, type FactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { createClock, createFactorServerControl, type LogEntry, startFactorServer } from "@verify-factors/server";
import { onTestFinished } from "vitest";

export const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
export const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
export const identity = "ff483d1ff591898a9942916050d2ca3f";
export const nobody = "YF02ffffffffffffffffffffffffffffff";
export const factorsPath = `/v2/Services/${serviceSid}/Entities/${identity}/Factors`;
export const authorization = `Basic ${btoa(`${accountSid}:the-auth-token`)}`;
export const hour = 60 * 60 * 1000;

/** A mock on a port of its own until the test is over, what its log said, and its control. */
export async function serve(options: FactorMockOptions = {}) {
  const clock = createClock();
  const mock = createFactorMock({ baseUrl: "/", now: clock.now, ...options });
  const log: LogEntry[] = [];
  const server = await startFactorServer({ mock, clock, log: (entry) => log.push(entry) });
  onTestFinished(() => server.close());
  const control = createFactorServerControl(server.url);
  return { ...server, clock, log, control, factors: server.url + factorsPath };
}

/** A form, sent with credentials. */
export function form(fields: Record<string, string>): RequestInit {
  return { method: "POST", headers: { Authorization: authorization }, body: new URLSearchParams(fields) };
}

export const totp = { FactorType: "totp", FriendlyName: "Ada's phone" };

/** Two mocks that give the same answers to the same requests. */
export function twins(options: FactorMockOptions = {}): [FactorMock, FactorMock] {
  const one = () =>
    createFactorMock({ baseUrl: "/", now: () => Date.parse("2026-01-15T09:30:00Z"), ...options, random: counting() });
  return [one(), one()];
}

function counting(): (bytes: Uint8Array<ArrayBuffer>) => Uint8Array {
  let count = 0;
  return (bytes) => {
    count += 1;
    new DataView(bytes.buffer).setUint32(bytes.length - 8, count);
    return bytes;
  };
}
