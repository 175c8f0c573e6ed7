import { createFactorMock, type FactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { accountSid, serviceSid } from "@verify-factors/testing/api";
import type { Service } from "../src/service.ts";

/** Creates a mock, and a service that calls it. Its clock moves only if it is advanced. */
export function createMockService(options: FactorMockOptions = {}): { mock: FactorMock; service: Service } {
  let time = Date.parse("2026-01-15T09:30:00Z");
  const clock = {
    now: () => time,
    advance: (milliseconds: number) => (time += milliseconds),
  };
  const mock = createFactorMock({ now: clock.now, ...options });
  const service: Service = {
    baseUrl: String(options.baseUrl ?? "https://verify.twilio.com").replace(/\/$/, ""),
    serviceSid,
    credentials: { user: accountSid, password: "an-auth-token" },
    thorough: true,
    send: (request) => mock.fetch(request),
    clock,
  };
  return { mock, service };
}
