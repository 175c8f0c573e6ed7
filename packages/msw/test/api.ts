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

/** Creates a mock with a clock, and the operations of an entity. */
export function setup(options: FactorMockOptions = {}): { mock: FactorMock; api: Api; clock: { now: number } } {
  const clock = { now: start };
  const mock = createFactorMock({ now: () => clock.now, ...options });
  return { mock, api: new Api({ send: mock.fetch }), clock };
}

/** Creates a source of bytes that never repeat, and that are the same in every run. */
export function createCountingRandom(): (bytes: Uint8Array<ArrayBuffer>) => Uint8Array {
  let count = 0;
  return (bytes) => {
    count += 1;
    new DataView(bytes.buffer).setUint32(bytes.length - 8, count);
    return bytes;
  };
}
