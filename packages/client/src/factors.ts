import type { CreateFactorRequest, Factor, FactorType, NewFactor, UpdateFactorRequest } from "@verify-factors/types";
import type { AllowUndefined } from "./allow-undefined.ts";
import type { FactorPageQuery, FactorPageResult, ListOptions } from "./list.ts";
import type { CallOptions } from "./options.ts";
import type { ResponsePromise } from "./response-promise.ts";

/** The request that creates a factor of type `K`. See {@link EntityFactors.create}. */
export type CreateRequest<K extends FactorType> = AllowUndefined<Extract<CreateFactorRequest, { FactorType: K }>>;

/** A new factor of type `K`, with its `binding`. See {@link EntityFactors.create}. */
export type NewFactorOf<K extends FactorType> = Extract<NewFactor, { factor_type: K }>;

/** A factor whose enrollment is confirmed. See {@link EntityFactors.verify}. */
export type VerifiedFactor = Factor & { status: "verified" };

type FactorSettings = AllowUndefined<Omit<UpdateFactorRequest, "AuthPayload">>;

/** The settings to change. See {@link EntityFactors.update}. */
export type FactorChanges = FactorSettings & {
  /** Use {@link EntityFactors.verify} instead, which throws if the payload is incorrect. */
  AuthPayload?: never;
};

/** The code or signature, and settings to change in the same request. See {@link EntityFactors.verify}. */
export type VerifyRequest = FactorSettings & { AuthPayload: string };

/**
 * Methods for the factors of one entity. Each method rejects with a FactorApiError if the response is not a success that
 * the description declares, and with a `TypeError` before sending anything if an argument is invalid.
 *
 * @see https://www.twilio.com/docs/verify/api/factor
 * @example
 * ```ts
 * const factors = client.factors(identity);
 * const { sid, binding } = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
 * await factors.verify(sid, code);
 * for await (const factor of factors.list({ limit: 20 })) console.log(factor.friendly_name);
 * ```
 */
export interface EntityFactors {
  /**
   * Creates an unverified factor: an authenticator app (`totp`) or a device (`push`). Also creates the entity if it does
   * not exist.
   *
   * Only this response contains `binding`, which holds the shared secret of an authenticator app. Confirm the factor
   * with {@link EntityFactors.verify}; the service deletes unverified factors after 1 to 24 hours.
   *
   * Calls CreateNewFactor: `POST /v2/Services/{ServiceSid}/Entities/{Identity}/Factors`
   * @see rulings 26, 31, 44, 50
   */
  create<K extends FactorType>(
    body: CreateRequest<K> & { FactorType: K },
    options?: CallOptions,
  ): ResponsePromise<NewFactorOf<K>>;

  /**
   * Fetches a factor. The response does not contain `binding`.
   *
   * Calls FetchFactor: `GET /v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}`
   */
  fetch(sid: string, options?: CallOptions): ResponsePromise<Factor>;

  /**
   * Changes settings of a factor. Settings that are omitted stay the same.
   *
   * Does not accept `AuthPayload`: the service responds to an incorrect code with 200, which is easy to overlook. Use
   * {@link EntityFactors.verify}.
   *
   * Calls UpdateFactor: `POST /v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}`
   * @see rulings 38, 42
   */
  update(sid: string, changes: FactorChanges, options?: CallOptions): ResponsePromise<Factor>;

  /**
   * Confirms the enrollment of a factor with a code from the authenticator app, or with the device's signature of the sid.
   * Removes white space. Rejects with a FactorNotVerifiedError if the code or signature is incorrect.
   *
   * **This is not a login check.** If a factor is already verified, the service accepts any code.
   *
   * Calls UpdateFactor: `POST /v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}`
   * @see rulings 38–41, 55
   */
  verify(sid: string, payload: string | VerifyRequest, options?: CallOptions): ResponsePromise<VerifiedFactor>;

  /**
   * Deletes a factor permanently. The entity remains, even without factors.
   *
   * Calls DeleteFactor: `DELETE /v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}`
   * @see ruling 26
   */
  delete(sid: string, options?: CallOptions): ResponsePromise<undefined>;

  /**
   * Iterates over the factors, oldest first, and fetches each page only when it is needed. Yields nothing if the entity
   * does not exist.
   *
   * Calls ListFactor once for each page: `GET /v2/Services/{ServiceSid}/Entities/{Identity}/Factors`
   * @see ruling 45
   */
  list(options?: ListOptions): AsyncGenerator<Factor, void, undefined>;

  /**
   * Fetches one page of factors. Pass its `next` or `previous` to `page()` to fetch an adjacent page.
   *
   * Calls ListFactor: `GET /v2/Services/{ServiceSid}/Entities/{Identity}/Factors`
   * @see rulings 46–49, 56
   */
  page(query?: FactorPageQuery, options?: CallOptions): ResponsePromise<FactorPageResult>;
}
