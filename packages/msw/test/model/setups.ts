import type { FactorMockOptions, ServiceOptions } from "@verify-factors/msw";
import * as fc from "fast-check";
import { accountSid, createCountingRandom, hour } from "../api.ts";
import { services } from "./entities.ts";
import { createModel, type Model, type Setup } from "./plain/model.ts";
import { accountToken } from "./requests.ts";
import { type SeededFactor, seededFactors } from "./seeds.ts";
import { Service } from "./service.ts";

const settings: fc.Arbitrary<ServiceOptions> = fc.constantFrom(
  {},
  { friendly_name: "Shop & Söhne: 100%" },
  { friendly_name: "Shop", totp: { issuer: "Shop Inc", time_step: 60, skew: 0, code_length: 8 } },
  { totp: { time_step: 20, skew: 2 } },
);

const known = settings.map((one) => ({ [services[0]]: one, [services[1]]: {} }));

/** Options of a mock. */
const setups: fc.Arbitrary<Setup> = fc.record(
  {
    base: fc.constantFrom("https://verify.twilio.com", "http://localhost:4010/api/verify"),
    strict: fc.constantFrom(false, false, false, true),
    timeToLive: fc.constantFrom(24 * hour, 24 * hour, 6 * hour + 1, hour),
    services: known,
    accountSid: fc.constant(`AC${"a".repeat(32)}`),
    credentials: fc.constantFrom<Setup["credentials"]>("any", "any", "any", "any", "any", "none", {
      user: accountSid,
      password: accountToken,
    }),
  },
  { requiredKeys: ["base", "strict", "timeToLive", "credentials"] },
);

/** The start of the clock, which is not a whole second. */
const start = Date.parse("2026-01-15T09:30:00.250Z");

/** Sources of random bytes: never the same twice, or always the same. */
const randoms = fc.constantFrom(createCountingRandom, () => (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(7));

/** The initial factors of a mock. */
export const initials = fc
  .array(seededFactors, { maxLength: 4 })
  .map((some) => some.map((one, index) => ({ ...one, age: 0, sid: `YF${String(index).padStart(32, "0")}` })));

interface Beginning {
  setup: Setup;
  initial: readonly SeededFactor[];
  random: () => NonNullable<FactorMockOptions["random"]>;
}

/** Setups, initial factors and sources of randomness. */
export const beginnings = fc.record({ setup: setups, initial: initials, random: randoms });

/** Beginnings with default options and no factors. */
export const ordinary = fc.record({
  setup: fc.constant<Setup>({
    base: "https://verify.twilio.com",
    strict: false,
    timeToLive: 24 * hour,
    credentials: "any",
  }),
  initial: fc.constant<SeededFactor[]>([]),
  random: randoms,
});

/** Creates a mock and its model. */
export function createModelAndMock({ setup, initial, random }: Beginning): { model: Model; real: Service } {
  const real = new Service(setup, start, initial, random());
  const model = createModel(setup, start);
  real.restoreInitialFactors(model);
  return { model, real };
}
