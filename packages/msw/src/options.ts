import type { Random } from "@verify-factors/openapi-mock";
import type { FactorSeed } from "./factor-seed.ts";
import type { ServiceOptions } from "./service/settings.ts";

/**
 * The credentials that a mock accepts: `"any"` rejects only requests without credentials, `"none"` accepts all
 * requests, and an object accepts exactly this account or API key. See {@link FactorMockOptions.credentials}.
 */
export type ExpectedCredentials =
  | "any"
  | "none"
  | { accountSid: string; authToken: string }
  | { apiKey: string; apiSecret: string };

/**
 * Options for {@link createFactorMock}.
 *
 * @example
 * ```ts
 * const mock = createFactorMock({ credentials: "none", factors: [{ FactorType: "totp" }] });
 * ```
 */
export interface FactorMockOptions {
  /**
   * The base URL of the API, without `/v2`. A path such as `/api/verify` matches the origin of the page, or any
   * origin if there is no page.
   * @default "https://verify.twilio.com"
   */
  baseUrl?: string | URL | undefined;
  /**
   * The credentials to accept.
   * @default "any"
   */
  credentials?: ExpectedCredentials | undefined;
  /**
   * The `account_sid` of every factor.
   * @see ruling 27
   * @default the user name of the request if it is an account sid, otherwise a constant
   */
  accountSid?: string | undefined;
  /**
   * The services that exist, by sid. Requests for any other service get 404 / 20404.
   * @see rulings 15, 34
   * @default every valid sid exists, with default settings
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
   * @see ruling 44
   * @default 86400000
   */
  unverifiedTimeToLive?: number | undefined;
  /**
   * Rejects what the service tolerates: undeclared parameters, settings of the other factor type, an `AuthPayload` for
   * a verified factor, and a body of another media type.
   * @see rulings 22, 23, 40
   * @default false
   */
  strict?: boolean | undefined;
  /**
   * The factors that exist at the start and after every reset.
   * @default []
   */
  factors?: readonly FactorSeed[] | undefined;
}
