import type { FactorSeed } from "./seed.ts";
import type { ServiceOptions } from "./service/settings.ts";
import type { Random } from "./service/sid.ts";
import type { ExpectedCredentials } from "./wire/credentials.ts";
import { table } from "./wire/table.ts";

/** How a mock is set up; everything has a default. */
export interface FactorMockOptions {
  /** Where the mock answers, without the `/v2`. Default: the service's own address. `/path`: the page's own origin. */
  baseUrl?: string | undefined;
  /** Who may call. Default `any`: everybody with some Basic credentials. */
  credentials?: ExpectedCredentials | undefined;
  /** The `account_sid` of every factor. Default: the user name of the request when it is one, else a constant. */
  accountSid?: string | undefined;
  /** The services that exist, by sid. Default: every `VA…` exists, with the default settings. */
  services?: Record<string, ServiceOptions> | undefined;
  /** The time, in milliseconds since the epoch. Default: `Date.now`, looked up for each call. */
  now?: (() => number) | undefined;
  /** Fills an array with random bytes and returns it. Default: `crypto.getRandomValues`, looked up for each call. */
  random?: Random | undefined;
  /** Milliseconds that an unverified factor lives, 1 to 24 hours. Default: 24 hours. */
  unverifiedTimeToLive?: number | undefined;
  /** Refuses what the service tolerates: undeclared parameters, settings of the other type, a payload for a verified factor. */
  strict?: boolean | undefined;
  /** Factors that are there at the start and after every reset. */
  factors?: readonly FactorSeed[] | undefined;
}

const hour = 60 * 60 * 1000;

/** Fills in the defaults; throws a `TypeError` that names the option for a value that cannot be. */
export function resolveOptions(options: FactorMockOptions) {
  const { unverifiedTimeToLive = 24 * hour, services } = options;
  if (!(unverifiedTimeToLive >= hour && unverifiedTimeToLive <= 24 * hour)) {
    throw new TypeError(
      `createFactorMock: unverifiedTimeToLive must be from ${hour} to ${24 * hour} milliseconds, not ${unverifiedTimeToLive}.`,
    );
  }
  return {
    baseUrl: options.baseUrl ?? table.server,
    credentials: options.credentials ?? "any",
    accountSid: options.accountSid,
    services: services && new Map(Object.entries(services)),
    now: options.now ?? (() => Date.now()),
    random: options.random ?? ((bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)),
    unverifiedTimeToLive,
    strict: options.strict ?? false,
    factors: options.factors ?? [],
  };
}

/** The options with their defaults. */
export type ResolvedOptions = ReturnType<typeof resolveOptions>;
