import { checkOptions, resolveBaseUrl } from "./check-options.ts";
import { createEntityFactors } from "./create-entity-factors.ts";
import { toAuthorization } from "./credentials.ts";
import type { EntityFactors } from "./factors.ts";
import { createHttp, type Http } from "./http.ts";
import type { FactorClientOptions } from "./options.ts";
import { listSecrets } from "./redact.ts";
import { createSend } from "./send.ts";

/** A client for one Verify service, created by {@link createFactorClient}. */
export interface FactorClient {
  /**
   * Returns the methods for the factors of one entity, typically a user.
   * @param identity Your own id for the entity: 8 to 64 letters, digits and dashes, case-sensitive.
   * @see ruling 28
   */
  factors(identity: string): EntityFactors;
  /**
   * Calls any operation of the description by method and path, and accepts middleware. Validates and serializes like the
   * methods of {@link EntityFactors}, but resolves to `{ data, error, response }` instead of throwing for an error
   * response.
   */
  http: Http;
}

/**
 * Creates a client for one Verify service. Throws a `TypeError` for invalid options, missing credentials, and
 * credentials in a browser.
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
  const { serviceSid, credentials, headers } = options;
  const baseUrl = resolveBaseUrl(options.baseUrl);
  const authorization = credentials && toAuthorization(credentials);
  const { http, request } = createHttp(options, baseUrl, authorization);
  const send = createSend(request, baseUrl, listSecrets(credentials, { ...headers, authorization }));
  return { factors: (identity) => createEntityFactors(send, serviceSid, identity), http };
}
