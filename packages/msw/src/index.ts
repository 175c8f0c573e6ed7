export type { Coverage, OverrideOptions, PlainRequest, PlainResponse, Random } from "@verify-factors/openapi-mock";
export { createFactorMock, type FactorMock, type UrlOptions } from "./create-factor-mock.ts";
export { type Authenticator, type AuthenticatorOptions, createAuthenticator } from "./devices/authenticator.ts";
export { createPushDevice, type PushDevice } from "./devices/push-device.ts";
export type { FactorSeed, SeedOf } from "./factor-seed.ts";
export type { ExpectedCredentials, FactorMockOptions } from "./options.ts";
export type { FactorApi, OperationResponse, Resolver, RespondOptions, StatusOf } from "./service/api.ts";
export type { ServiceOptions } from "./service/settings.ts";
