import type { CreateFactorRequest, Factor, FactorType, NewFactor, UpdateFactorRequest } from "@verify-factors/types";
import type { AllowUndefined } from "./allow-undefined.ts";
import type { FactorPageQuery, FactorPageResult, ListOptions } from "./list.ts";
import type { CallOptions } from "./options.ts";
import type { ResponsePromise } from "./response-promise.ts";

/** The request that creates a factor of type `K`. */
export type CreateRequest<K extends FactorType> = AllowUndefined<Extract<CreateFactorRequest, { FactorType: K }>>;

/** A new factor of type `K`. */
export type NewFactorOf<K extends FactorType> = Extract<NewFactor, { factor_type: K }>;

/** A factor whose enrollment is confirmed. */
export type VerifiedFactor = Factor & { status: "verified" };

type FactorSettings = AllowUndefined<Omit<UpdateFactorRequest, "AuthPayload">>;

/** The changes that `update` can make. */
export type FactorChanges = FactorSettings & {
  /** Only accepted by `verify`, which checks whether it was correct. */
  AuthPayload?: never;
};

/** The code or signature, and the changes to make together with the verification. */
export type VerifyRequest = FactorSettings & { AuthPayload: string };

/**
 * The factors of an entity. Every method sends one request; it rejects with a FactorApiError if the response is not the one
 * that the description declares as a success, and with a `TypeError`, before sending anything, if an argument is
 * invalid.
 *
 * @see https://www.twilio.com/docs/verify/api/factor
 */
export interface EntityFactors {
  /**
   * Creates an unverified factor: an authenticator app (`totp`) or a device (`push`). Creates the entity if it does not
   * exist.
   *
   * Only this response contains `binding`, which holds the shared secret of an authenticator app. Confirm the factor
   * with {@link EntityFactors.verify}; the service deletes unverified factors after 1 to 24 hours.
   *
   * Calls CreateNewFactor: `POST /v2/Services/{ServiceSid}/Entities/{Identity}/Factors`
   */
  create<K extends FactorType>(
    body: CreateRequest<K> & { FactorType: K },
    options?: CallOptions,
  ): ResponsePromise<NewFactorOf<K>>;

  /**
   * Fetches a factor as it is now, without its `binding`.
   *
   * Calls FetchFactor: `GET /v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}`
   */
  fetch(sid: string, options?: CallOptions): ResponsePromise<Factor>;

  /**
   * Updates the given settings of a factor and keeps all others.
   *
   * Takes no `AuthPayload`: for a wrong code the service responds with 200, which is easy to overlook. Use
   * {@link EntityFactors.verify}.
   *
   * Calls UpdateFactor: `POST /v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}`
   */
  update(sid: string, changes: FactorChanges, options?: CallOptions): ResponsePromise<Factor>;

  /**
   * Confirms the enrollment of a factor with the code of the authenticator app, or with the device's signature over the
   * sid. White space in it is removed. Rejects with a FactorNotVerifiedError if code or signature is wrong.
   *
   * **This is not a login check.** For a factor that is already verified, the service accepts any code.
   *
   * Calls UpdateFactor: `POST /v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}`
   */
  verify(sid: string, payload: string | VerifyRequest, options?: CallOptions): ResponsePromise<VerifiedFactor>;

  /**
   * Deletes a factor for good. The entity remains, even without factors.
   *
   * Calls DeleteFactor: `DELETE /v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}`
   */
  delete(sid: string, options?: CallOptions): ResponsePromise<undefined>;

  /**
   * Iterates over the factors, oldest first, and fetches the next page when it is needed. An entity without factors, or
   * that does not exist, has none.
   *
   * Calls ListFactor once for each page: `GET /v2/Services/{ServiceSid}/Entities/{Identity}/Factors`
   */
  list(options?: ListOptions): AsyncGenerator<Factor, void, undefined>;

  /**
   * Fetches one page of the factors, with `next` and `previous` as queries for the pages around it.
   *
   * Calls ListFactor: `GET /v2/Services/{ServiceSid}/Entities/{Identity}/Factors`
   */
  page(query?: FactorPageQuery, options?: CallOptions): ResponsePromise<FactorPageResult>;
}
