import { createFactorMock, type FactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { Api } from "@verify-factors/testing/api";

export {
  Api,
  accountSid,
  basic,
  expectedError,
  identity,
  push,
  serviceSid,
  totp,
  unknownSid,
} from "@verify-factors/testing/api";

export const start = Date.parse("2026-01-15T09:30:00Z");
export const hour = 60 * 60 * 1000;

/** A mock, its entity's operations, and the clock that it goes by. */
export function setup(options: FactorMockOptions = {}): { mock: FactorMock; api: Api; clock: { now: number } } {
  const clock = { now: start };
  const mock = createFactorMock({ now: () => clock.now, ...options });
  return { mock, api: new Api({ send: mock.fetch }), clock };
}

/** Bytes that are the same in every run, and never the same twice in one. */
export function createCountingRandom(): (bytes: Uint8Array<ArrayBuffer>) => Uint8Array {
  let count = 0;
  return (bytes) => {
    count += 1;
    new DataView(bytes.buffer).setUint32(bytes.length - 8, count);
    return bytes;
  };
}
