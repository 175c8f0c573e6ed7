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
export { FactorApiError, isFactorApiError } from "./factor-api-error.ts";
export { FactorNotVerifiedError } from "./factor-not-verified-error.ts";
export type { EntityFactors, FactorChanges, NewFactorOf, RequestOf, VerifiedFactor } from "./factors.ts";
export type { FactorPageQuery, FactorPageResult, ListOptions } from "./list.ts";
export type { CallOptions, FactorClientOptions, Fetch } from "./options.ts";
