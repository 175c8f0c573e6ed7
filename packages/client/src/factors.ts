import type {
  CreateFactorRequest,
  Factor,
  FactorType,
  NewFactor,
  OperationId,
  UpdateFactorRequest,
} from "@verify-factors/types";
import { FactorApiError } from "./factor-api-error.ts";
import { FactorNotVerifiedError } from "./factor-not-verified-error.ts";
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
export type FactorChanges = Given<Omit<UpdateFactorRequest, "AuthPayload">>;

/** A request in which what may be left out may also be `undefined`. */
type Given<T> = T extends unknown
  ? { [Key in keyof T]: object extends Pick<T, Key> ? T[Key] | undefined : T[Key] }
  : never;

/** The factors of one entity. Every method throws a {@link FactorApiError} for an answer that is not 2xx. */
export interface EntityFactors {
  /**
   * Enrols an authenticator app or a device. The answer is the only one that holds `binding`: show `binding.uri` as a QR
   * code, then confirm with {@link verify}.
   */
  create<K extends FactorType>(body: RequestOf<K> & { FactorType: K }, options?: CallOptions): Promise<NewFactorOf<K>>;

  /** The factor as it is now. */
  fetch(sid: string, options?: CallOptions): Promise<Factor>;

  /** Changes what is given and leaves the rest. It takes no `AuthPayload`: {@link verify} does. */
  update(sid: string, changes: FactorChanges, options?: CallOptions): Promise<Factor>;

  /**
   * Confirms an enrolment with the code that the authenticator app shows, or with the device's signature over the sid.
   * Resolves to the verified factor; throws a {@link FactorNotVerifiedError} when code or signature is wrong.
   *
   * **It is no login check.** Once a factor is verified, the service accepts every payload for it.
   */
  verify(sid: string, authPayload: string, changes?: FactorChanges, options?: CallOptions): Promise<VerifiedFactor>;

  /** Removes the factor. */
  delete(sid: string, options?: CallOptions): Promise<void>;

  /** Every factor, oldest first; pages are fetched as they are needed. */
  list(options?: ListOptions): AsyncGenerator<Factor, void, undefined>;

  /** One page, with `next` and `previous` as queries for another call. */
  page(query?: FactorPageQuery, options?: CallOptions): Promise<FactorPageResult>;
}

const collection = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors";
const member = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}";

/** The five operations, bound to a service and an entity. */
export function createEntityFactors(http: Http, ServiceSid: string, Identity: string, timeout?: number): EntityFactors {
  const at = (Sid: string) => ({ path: { ServiceSid, Identity, Sid } });
  const init = (options: CallOptions = {}) => initOf({ ...options, timeout: options.timeout ?? timeout });

  const update = (sid: string, body: UpdateFactorRequest, options?: CallOptions): Promise<Factor> =>
    unwrap("UpdateFactor", http.POST(member, { params: at(sid), body, ...init(options) }));

  const page = async (query: FactorPageQuery = {}, options?: CallOptions) => {
    const params = { path: { ServiceSid, Identity }, query: query as Query };
    return withNeighbours(await unwrap("ListFactor", http.GET(collection, { params, ...init(options) })));
  };

  const create = (body: CreateFactorRequest, options?: CallOptions): Promise<NewFactor> => {
    const params = { path: { ServiceSid, Identity } };
    return unwrap("CreateNewFactor", http.POST(collection, { params, body, ...init(options) }));
  };

  return {
    // The answer's type follows the request's, which only the caller's side can see.
    create: create as EntityFactors["create"],

    fetch: (sid, options) => unwrap("FetchFactor", http.GET(member, { params: at(sid), ...init(options) })),

    update: async (sid, changes, options) => {
      if ("AuthPayload" in changes) {
        throw new TypeError("UpdateFactor: update() takes no AuthPayload; verify() does, and tells a wrong one.");
      }
      return update(sid, changes as UpdateFactorRequest, options);
    },

    verify: async (sid, authPayload, changes, options) => {
      try {
        const factor = await update(sid, { ...(changes as UpdateFactorRequest), AuthPayload: authPayload }, options);
        if (factor.status === "verified") return factor as VerifiedFactor;
        throw new FactorNotVerifiedError(sid, factor);
      } catch (error) {
        if (!(error instanceof FactorApiError) || error.code !== 60311) throw error;
        throw new FactorNotVerifiedError(sid, undefined, { cause: error });
      }
    },

    delete: (sid, options) => unwrap("DeleteFactor", http.DELETE(member, { params: at(sid), ...init(options) })),

    list: (options = {}) => listAll(page, options),

    page,
  };
}

/** The data of a 2xx answer; everything else is thrown. An empty error body leaves openapi-fetch with neither. */
async function unwrap<T>(
  operation: OperationId,
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new FactorApiError(operation, response, error);
  return data as T;
}

function initOf({ signal, timeout, headers }: CallOptions) {
  const signals = [signal, timeout === undefined ? undefined : AbortSignal.timeout(timeout)].filter(
    (one) => one !== undefined,
  );
  return { ...(signals.length > 0 && { signal: AbortSignal.any(signals) }), ...(headers && { headers }) };
}
