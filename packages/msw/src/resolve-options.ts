import {
  assertNoErrors,
  createWarn,
  expectValue,
  findUnknown,
  isBaseUrl,
  toMilliseconds,
} from "@verify-factors/openapi-mock";
import { contract } from "./generated/contract.ts";
import type { ExpectedCredentials, FactorMockOptions } from "./options.ts";
import { checkServices } from "./service/check-services.ts";
import { isAccountSid } from "./service/factor-record.ts";

const where = "createFactorMock";
const hour = 60 * 60 * 1000;
const knownOptions: { readonly [Name in keyof FactorMockOptions]-?: true } = {
  baseUrl: true,
  credentials: true,
  accountSid: true,
  services: true,
  now: true,
  random: true,
  unverifiedTimeToLive: true,
  strict: true,
  factors: true,
};

/** The options with their defaults. */
export type ResolvedOptions = ReturnType<typeof resolveOptions>;

/** Fills in the defaults. Throws a `TypeError` that names each unknown option and each invalid value. */
export function resolveOptions(options: FactorMockOptions) {
  const { credentials = "any", accountSid, services, factors = [] } = options;
  const { now = () => Date.now(), random = (bytes) => crypto.getRandomValues(bytes) } = options;
  const { unverifiedTimeToLive = 24 * hour, strict = false } = options;
  const account = toAccount(credentials);
  const baseUrl = String(options.baseUrl ?? contract.server);
  const isBase = isBaseUrl(baseUrl) && !/\/v2\/?$/.test(baseUrl);
  const isSid = accountSid === undefined || isAccountSid(accountSid);
  const isTimeToLive = unverifiedTimeToLive >= hour && unverifiedTimeToLive <= 24 * hour;
  assertNoErrors(where, [
    ...findUnknown(Object.keys(options), Object.keys(knownOptions), "option"),
    ...expectValue("now", typeof now === "function", "a function", now),
    ...expectValue("random", typeof random === "function", "a function", random),
    // Do not pass the value, which may contain a password.
    ...expectValue("baseUrl", isBase, "an absolute URL or a path, without user name, query or /v2"),
    ...expectValue("credentials", account !== undefined, expectedCredentials),
    ...expectValue("accountSid", isSid, "AC and 32 hexadecimal digits", accountSid),
    ...expectValue("unverifiedTimeToLive", isTimeToLive, `${hour} to ${24 * hour} milliseconds`, unverifiedTimeToLive),
    ...expectValue("strict", typeof strict === "boolean", "true or false", strict),
    ...expectValue("factors", Array.isArray(factors), "an array of factors", factors),
    ...checkServices(services),
  ]);
  return {
    baseUrl,
    credentials: account as NonNullable<typeof account>,
    accountSid,
    services: services && new Map(Object.entries(services)),
    now: () => assertTime(now()),
    random: (bytes: Uint8Array<ArrayBuffer>) => assertBytes(random(bytes), bytes.length),
    unverifiedTimeToLive,
    strict,
    factors: structuredClone(factors),
    warn: createWarn("verify-factors"),
  };
}

const expectedCredentials = '"any", "none", { accountSid, authToken } or { apiKey, apiSecret } with non-empty strings';

/** Returns the credentials in the form that the engine expects, or `undefined` if they are invalid. */
function toAccount(credentials: ExpectedCredentials) {
  if (credentials === "any" || credentials === "none") return credentials;
  const { accountSid, authToken, apiKey, apiSecret } = Object(credentials) as Record<string, unknown>;
  const [username, password] = accountSid === undefined ? [apiKey, apiSecret] : [accountSid, authToken];
  const isValid = username && password && typeof username === "string" && typeof password === "string";
  return isValid ? { username, password } : undefined;
}

function assertTime(time: number): number {
  if (typeof time === "number" && !Number.isNaN(toMilliseconds(time))) return time;
  throw new TypeError(`${where}: now must return milliseconds since the epoch in the years 0 to 9999, not ${time}.`);
}

function assertBytes(bytes: Uint8Array, length: number): Uint8Array {
  if (bytes?.length === length) return bytes;
  throw new TypeError(
    `${where}: random must return the array that it receives, of length ${length}, not ${bytes?.length}.`,
  );
}
