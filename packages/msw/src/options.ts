import type { Random } from "@verify-factors/openapi-mock";
import type { FactorSeed } from "./factor-seed.ts";
import type { ServiceOptions } from "./service/settings.ts";

/**
 * The credentials that a mock accepts: `any` requires a user name and a password, `none` requires nothing, otherwise
 * exactly this account or API key.
 */
export type ExpectedCredentials =
  | "any"
  | "none"
  | { accountSid: string; authToken: string }
  | { apiKey: string; apiSecret: string };

/** Options for `createFactorMock`. */
export interface FactorMockOptions {
  /**
   * The base URL of the API, without `/v2`. One that begins with `/` matches the page's own origin, or every origin where
   * there is no page.
   * @default "https://verify.twilio.com"
   */
  baseUrl?: string | undefined;
  /**
   * The credentials to accept.
   * @default "any"
   */
  credentials?: ExpectedCredentials | undefined;
  /**
   * The `account_sid` of every factor.
   * @default the user name of the request if it is an account sid, else a constant
   */
  accountSid?: string | undefined;
  /**
   * The existing services, by sid.
   * @default every `VA…` sid exists, with the service's default settings
   */
  services?: Record<string, ServiceOptions> | undefined;
  /**
   * Returns the time in milliseconds since the epoch, in the years 0 to 9999.
   * @default Date.now, looked up for each call
   */
  now?: (() => number) | undefined;
  /**
   * Fills an array with random bytes and returns it.
   * @default crypto.getRandomValues, looked up for each call
   */
  random?: Random | undefined;
  /**
   * The lifetime of an unverified factor in milliseconds, 1 to 24 hours.
   * @default 86400000
   */
  unverifiedTimeToLive?: number | undefined;
  /**
   * Rejects what the service tolerates: undeclared parameters, settings of the other factor type, an `AuthPayload` for a
   * verified factor, bodies of another media type.
   * @default false
   */
  strict?: boolean | undefined;
  /**
   * Factors that exist at the start and after every reset.
   * @default []
   */
  factors?: readonly FactorSeed[] | undefined;
}
