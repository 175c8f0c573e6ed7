export type { Authenticate, Credentials, ExpectedCredentials } from "./authenticate.ts";
export type { RecordedCall } from "./call-log.ts";
export { Collection, type Position } from "./collection.ts";
export type * from "./contract.ts";
export type { Coverage } from "./coverage.ts";
export { createMockServer, type MockServer, type StatusCounts } from "./create-mock-server.ts";
export type { RespondOptions } from "./declared-response.ts";
export type { CheckPath } from "./engine.ts";
export { describeFieldErrors, type FieldError, findUndeclared, findUnknown, formatReceived } from "./field-error.ts";
export {
  type FieldReader,
  type FieldValues,
  type GetValue,
  jsonReader,
  readFields,
  selectVariant,
  textReader,
  valueReader,
} from "./fields.ts";
export { type ErrorDetails, type FormatError, fillTemplate } from "./format-error.ts";
export { type PlainRequest, type PlainResponse, type RequestOrigin, toResponse } from "./http.ts";
export { type CreateError, HttpError, type HttpErrorOptions } from "./http-error.ts";
export { IdGenerator, type Random } from "./id-generator.ts";
export { assertNoErrors, expectValue, InvalidValueError } from "./invalid-value-error.ts";
export { extendedKeywords } from "./json-schema/extended-keywords.ts";
export { isValid, type Schema, type ValidationError, validate } from "./json-schema/validate.ts";
export type { MockServerOptions } from "./mock-server-options.ts";
export type {
  Api,
  CreateUrl,
  ErrorNameOf,
  ExampleNameOf,
  HandlerContext,
  OperationHandler,
  OperationHandlers,
  OperationId,
  OperationInput,
  OperationResponse,
  ResponseBodyOf,
  StatusOf,
} from "./operation-types.ts";
export type { OverrideOptions, Resolver, ResolverCall } from "./overrides.ts";
export { isBaseUrl, resolveBaseUrl } from "./route.ts";
export { suggest } from "./suggest.ts";
export { lastTime, toMilliseconds } from "./time.ts";
export { createUrlBuilder } from "./url.ts";
export { createWarn, type Warn } from "./warn.ts";
