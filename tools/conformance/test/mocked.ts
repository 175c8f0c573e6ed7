import { createFactorMock, type FactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { accountSid, serviceSid } from "@verify-factors/testing/api";
import type { Service } from "../src/service.ts";

/** A service and the mock behind it, whose clock is ahead of ours, and goes on without anybody having to wait. */
export function mocked(options: FactorMockOptions = {}, ahead = 0): { mock: FactorMock; service: Service } {
  let lead = ahead;
  const mock = createFactorMock({ now: () => Date.now() + lead, ...options });
  const service: Service = {
    baseUrl: "https://verify.twilio.com",
    serviceSid,
    credentials: { user: accountSid, password: "an-auth-token" },
    thorough: true,
    send: (request) => mock.fetch(request),
    pause: async (milliseconds) => {
      lead += milliseconds;
    },
  };
  return { mock, service };
}
