export { type Authenticator, createAuthenticator } from "./devices/authenticator.ts";
export { createPushDevice, type PushDevice } from "./devices/push-device.ts";
export { createFactorMock, type FactorMock } from "./mock.ts";
export type { FactorMockOptions } from "./options.ts";
export type { FactorSeed, SeedOf } from "./seed.ts";
export type { ServiceOptions } from "./service/settings.ts";
export type { Random } from "./service/sid.ts";
export type { ExpectedCredentials } from "./wire/credentials.ts";
