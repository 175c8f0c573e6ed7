import { createEntityFactors, type EntityFactors } from "./factors.ts";
import { createHttp, type Http } from "./http.ts";
import { checkOptions, type FactorClientOptions } from "./options.ts";

/** A Verify service. */
export interface FactorClient {
  /** The factors of an entity; `identity` is your own name for it, 8 to 64 letters, digits and dashes. */
  factors(identity: string): EntityFactors;
  /**
   * The openapi-fetch client underneath: every operation of the description by method and path, and middleware. It
   * encodes like the methods of {@link EntityFactors} and answers `{ data, error, response }`.
   */
  http: Http;
}

/**
 * A client of one Verify service. Throws a `TypeError` when the options cannot work: no credentials for the service
 * itself, or credentials in a browser.
 *
 * @example
 * ```ts
 * const client = createFactorClient({
 *   serviceSid: "VA3e213619479a06026d0eabba9adb2513",
 *   credentials: { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "…" },
 * });
 * const factors = client.factors("ff483d1ff591898a9942916050d2ca3f");
 * const factor = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
 * await factors.verify(factor.sid, "123456");
 * ```
 */
export function createFactorClient(options: FactorClientOptions): FactorClient {
  checkOptions(options);
  const http = createHttp(options);
  return {
    factors: (identity) => createEntityFactors(http, options.serviceSid, identity, options.timeout),
    http,
  };
}
