import type {
  CreateFactorRequest,
  Factor,
  FactorType,
  NewFactor,
  OperationId,
  UpdateFactorRequest,
} from "@verify-factors/types";
import { call, type Input } from "./call.ts";
import { isFactorApiError } from "./factor-api-error.ts";
import { FactorNotVerifiedError } from "./factor-not-verified-error.ts";
import type { Methods } from "./generated/methods.ts";
import type { Http } from "./http.ts";
import {
  type FactorPageQuery,
  type FactorPageResult,
  type ListOptions,
  listAll,
  type Query,
  withNeighbours,
} from "./list.ts";
import type { CallOptions } from "./options.ts";

/** The request that creates a factor of type `K`. */
export type RequestOf<K extends FactorType> = Given<Extract<CreateFactorRequest, { FactorType: K }>>;

/** The answer to the creation of a factor of type `K`. */
export type NewFactorOf<K extends FactorType> = Extract<NewFactor, { factor_type: K }>;

/** A factor whose enrolment is confirmed. */
export type VerifiedFactor = Factor & { status: "verified" };

/** What `update` and `verify` can change. */
export type FactorChanges = Given<Omit<UpdateFactorRequest, "AuthPayload">> & {
  /** Given to `verify`, which tells a wrong one. */
  AuthPayload?: never;
};

/** A request in which what may be left out may also be `undefined`. */
type Given<T> = T extends unknown
  ? { [Key in keyof T]: object extends Pick<T, Key> ? T[Key] | undefined : T[Key] }
  : never;

/**
 * The factors of one entity. Every method throws a FactorApiError for an answer that is not 2xx; what an operation does,
 * its method says in the description's own words.
 */
export interface EntityFactors extends Methods {
  create<K extends FactorType>(body: RequestOf<K> & { FactorType: K }, options?: CallOptions): Promise<NewFactorOf<K>>;

  fetch(sid: string, options?: CallOptions): Promise<Factor>;

  // It takes no AuthPayload, since its answer says nothing of a wrong one: verify() does.
  update(sid: string, changes: FactorChanges, options?: CallOptions): Promise<Factor>;

  /**
   * Confirms an enrolment with UpdateFactor: with the code that the authenticator app shows, or with the device's
   * signature over the sid. Resolves to the verified factor; throws a {@link FactorNotVerifiedError} when code or
   * signature is wrong.
   *
   * **It is no login check.** Once a factor is verified, the service accepts every payload for it.
   */
  verify(sid: string, authPayload: string, changes?: FactorChanges, options?: CallOptions): Promise<VerifiedFactor>;

  delete(sid: string, options?: CallOptions): Promise<void>;

  // Pages are fetched as they are needed.
  list(options?: ListOptions): AsyncGenerator<Factor, void, undefined>;

  /** One page of ListFactor, with `next` and `previous` as queries for another call. */
  page(query?: FactorPageQuery, options?: CallOptions): Promise<FactorPageResult>;
}

/** The five operations, bound to a service and an entity. */
export function createEntityFactors(http: Http, ServiceSid: string, Identity: string, timeout?: number): EntityFactors {
  const path = { ServiceSid, Identity };
  const bound = <Id extends OperationId>(id: Id, input: Input<Id>, options?: CallOptions) =>
    call(http, id, input, timeout, options);

  const update = (Sid: string, body: UpdateFactorRequest, options?: CallOptions): Promise<Factor> =>
    bound("UpdateFactor", { params: { path: { ...path, Sid } }, body }, options);

  const page = async (query: FactorPageQuery = {}, options?: CallOptions) =>
    withNeighbours(await bound("ListFactor", { params: { path, query: query as Query } }, options));

  const create = (body: CreateFactorRequest, options?: CallOptions): Promise<NewFactor> =>
    bound("CreateNewFactor", { params: { path }, body }, options);

  return {
    // The answer's type follows the request's, which only the caller's side can see.
    create: create as EntityFactors["create"],

    fetch: (Sid, options) => bound("FetchFactor", { params: { path: { ...path, Sid } } }, options),

    update: async (sid, changes, options) => {
      if (changes.AuthPayload !== undefined) {
        throw new TypeError("UpdateFactor: AuthPayload is for verify(), which tells a wrong one.");
      }
      return update(sid, changes as UpdateFactorRequest, options);
    },

    verify: async (sid, AuthPayload, changes, options) => {
      if (!AuthPayload) throw new TypeError("UpdateFactor: AuthPayload must not be empty.");
      const body = { ...(changes as UpdateFactorRequest), AuthPayload };
      const factor = await update(sid, body, options).catch((cause: unknown) => {
        throw isFactorApiError(cause, 60311) ? new FactorNotVerifiedError(sid, undefined, { cause }) : cause;
      });
      if (factor.status === "verified") return factor as VerifiedFactor;
      throw new FactorNotVerifiedError(sid, factor);
    },

    delete: (Sid, options) => bound("DeleteFactor", { params: { path: { ...path, Sid } } }, options) as Promise<void>,

    list: (options = {}) => listAll(page, options),

    page,
  };
}
