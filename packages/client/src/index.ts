export type {
  ApiError,
  CreateFactorRequest,
  ErrorCode,
  Factor,
  FactorStatus,
  FactorType,
  NewFactor,
  NewPushFactor,
  NewTotpFactor,
  OperationId,
  PushFactor,
  TotpFactor,
  UpdateFactorRequest,
} from "@verify-factors/types";
export { createFactorClient, type FactorClient } from "./client.ts";
export type { Credentials } from "./credentials.ts";
export { type ErrorName, FactorApiError, isFactorApiError } from "./factor-api-error.ts";
export { FactorNotVerifiedError } from "./factor-not-verified-error.ts";
export type {
  CreateRequest,
  EntityFactors,
  FactorChanges,
  NewFactorOf,
  VerifiedFactor,
  VerifyRequest,
} from "./factors.ts";
export type { Http, HttpMiddleware } from "./http.ts";
export type { FactorPageQuery, FactorPageResult, ListOptions } from "./list.ts";
export type { CallOptions, FactorClientOptions, Fetch, FetchInit } from "./options.ts";
export type { DataWithResponse, ResponsePromise } from "./response-promise.ts";
export type { RetryOptions } from "./retry-options.ts";
