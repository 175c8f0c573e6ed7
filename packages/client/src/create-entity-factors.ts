import { isFactorApiError } from "./factor-api-error.ts";
import { FactorNotVerifiedError } from "./factor-not-verified-error.ts";
import type { EntityFactors, FactorChanges, VerifiedFactor, VerifyRequest } from "./factors.ts";
import { operations } from "./generated/operations.ts";
import { type FactorPageQuery, listAll, toPageResult } from "./list.ts";
import type { CallOptions } from "./options.ts";
import { type DataWithResponse, toResponsePromise } from "./response-promise.ts";
import type { OperationInit, Send } from "./send.ts";

const { ListFactor, CreateNewFactor, FetchFactor, UpdateFactor, DeleteFactor } = operations;

/** Creates the methods for the factors of one entity. */
export function createEntityFactors(send: Send, ServiceSid: string, Identity: string): EntityFactors {
  const path = { ServiceSid, Identity };

  const create = (body: OperationInit<"CreateNewFactor">["body"], options?: CallOptions) =>
    toResponsePromise(send(CreateNewFactor, { path, body }, options));

  const update = async (Sid: string, { AuthPayload, ...body }: FactorChanges, options?: CallOptions) => {
    if (AuthPayload !== undefined) {
      throw new TypeError("UpdateFactor: update() does not accept AuthPayload. Use verify().");
    }
    return send(UpdateFactor, { path: { ...path, Sid }, body }, options);
  };

  const verify = async (
    Sid: string,
    payload: string | VerifyRequest,
    options?: CallOptions,
  ): Promise<DataWithResponse<VerifiedFactor>> => {
    const { AuthPayload, ...changes } = typeof payload === "string" ? { AuthPayload: payload } : { ...payload };
    const body = { ...changes, AuthPayload: normalizePayload(AuthPayload) };
    const { data, response } = await send(UpdateFactor, { path: { ...path, Sid }, body }, options).catch(
      (cause: unknown) => {
        throw isFactorApiError(cause, "VerificationFailed")
          ? new FactorNotVerifiedError(Sid, undefined, { cause })
          : cause;
      },
    );
    if (data.status !== "verified") throw new FactorNotVerifiedError(Sid, data);
    return { data: data as VerifiedFactor, response };
  };

  const page = (query?: FactorPageQuery, options?: CallOptions) =>
    toResponsePromise(
      send(ListFactor, { path, query }, options).then(({ data, response }) => ({ data: toPageResult(data), response })),
    );

  return {
    // The response type depends on the caller's `FactorType`, which TypeScript cannot infer here.
    create: create as EntityFactors["create"],
    fetch: (Sid, options) => toResponsePromise(send(FetchFactor, { path: { ...path, Sid } }, options)),
    update: (...args) => toResponsePromise(update(...args)),
    verify: (...args) => toResponsePromise(verify(...args)),
    delete: (Sid, options) => toResponsePromise(send(DeleteFactor, { path: { ...path, Sid } }, options)),
    list: (options = {}) => listAll(page, options),
    page,
  };
}

/**
 * Removes white space, since people type "123 456".
 * @see ruling 55
 */
function normalizePayload(payload: unknown): string {
  const text = typeof payload === "string" ? payload.replace(/\s/g, "") : "";
  if (!text) throw new TypeError("UpdateFactor: AuthPayload must be a non-empty string.");
  return text;
}
