import type { FactorSeed } from "./seed.ts";
import type { ServiceOptions } from "./service/settings.ts";
import type { Random } from "./service/sid.ts";
import { checkAs } from "./wire/checked.ts";
import type { ExpectedCredentials } from "./wire/credentials.ts";
import { table } from "./wire/table.ts";

/** How a mock is set up; everything has a default. */
export interface FactorMockOptions {
  /** Where the mock answers, without the `/v2`. Default: the service's own address. `/path`: the page's own origin. */
  baseUrl?: string | undefined;
  /** Who may call. Default `any`: everybody with some Basic credentials. */
  credentials?: ExpectedCredentials | undefined;
  /** The `account_sid` of every factor. Default: the user name of the request when it is one, else a constant. */
  accountSid?: string | undefined;
  /** The services that exist, by sid. Default: every `VA…` exists, with the default settings. */
  services?: Record<string, ServiceOptions> | undefined;
  /** The time, in milliseconds since the epoch. Default: `Date.now`, looked up for each call. */
  now?: (() => number) | undefined;
  /** Fills an array with random bytes and returns it. Default: `crypto.getRandomValues`, looked up for each call. */
  random?: Random | undefined;
  /** Milliseconds that an unverified factor lives, 1 to 24 hours. Default: 24 hours. */
  unverifiedTimeToLive?: number | undefined;
  /** Refuses what the service tolerates: undeclared parameters, settings of the other type, a payload for a verified factor. */
  strict?: boolean | undefined;
  /** Factors that are there at the start and after every reset. */
  factors?: readonly FactorSeed[] | undefined;
}

const who = "createFactorMock";
const hour = 60 * 60 * 1000;
const known: { readonly [Name in keyof FactorMockOptions]-?: true } = {
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

/** Fills in the defaults; throws a `TypeError` that names an unknown option or an invalid value. */
export function resolveOptions(options: FactorMockOptions) {
  const { accountSid, baseUrl = table.server, credentials = "any", services } = options;
  const { unverifiedTimeToLive = 24 * hour } = options;
  for (const name of Object.keys(options)) {
    if (!Object.hasOwn(known, name)) throw new TypeError(`${who}: there is no option ${name}.`);
  }
  for (const name of ["now", "random"] as const) {
    if (typeof (options[name] ?? Date.now) !== "function") throw new TypeError(`${who}: ${name} must be a function.`);
  }
  if (!/^(\/|[a-z][a-z0-9+.-]*:\/\/.)/i.test(baseUrl)) {
    throw new TypeError(`${who}: baseUrl must be an absolute address or begin with /, not ${JSON.stringify(baseUrl)}.`);
  }
  if (credentials !== "any" && credentials !== "none" && !isPair(credentials)) {
    throw new TypeError(
      `${who}: credentials must be "any", "none", accountSid and authToken, or apiKey and apiSecret, none of them empty.`,
    );
  }
  if (!(unverifiedTimeToLive >= hour && unverifiedTimeToLive <= 24 * hour)) {
    throw new TypeError(
      `${who}: unverifiedTimeToLive must be from ${hour} to ${24 * hour} milliseconds, not ${unverifiedTimeToLive}.`,
    );
  }
  if (accountSid !== undefined && !isAccountSid(accountSid)) {
    throw new TypeError(`${who}: accountSid must be AC and 32 hexadecimal digits, not ${JSON.stringify(accountSid)}.`);
  }
  for (const [sid, service] of Object.entries(services ?? {})) checkService(sid, service);
  return {
    baseUrl,
    credentials,
    accountSid,
    services: services && new Map(Object.entries(services)),
    now: options.now ?? (() => Date.now()),
    random: options.random ?? ((bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes)),
    unverifiedTimeToLive,
    strict: options.strict ?? false,
    factors: structuredClone(options.factors ?? []),
  };
}

function isPair(credentials: ExpectedCredentials): boolean {
  const given = Object(credentials) as Record<string, unknown>;
  const has = (name: string) => typeof given[name] === "string" && given[name] !== "";
  return (has("accountSid") && has("authToken")) || (has("apiKey") && has("apiSecret"));
}

/** The options with their defaults. */
export type ResolvedOptions = ReturnType<typeof resolveOptions>;

/** Whether a user name is an account's. */
export function isAccountSid(text: string): boolean {
  return /^AC[0-9a-fA-F]{32}$/.test(text);
}

/** The settings of a service are bound like those of a factor, which has them when it says nothing else. */
function checkService(sid: string, { friendly_name, totp = {} }: ServiceOptions): void {
  const [serviceField] = table.operations.CreateNewFactor.parameters.path;
  checkAs(who, "a key of services", serviceField, sid);
  const fields = table.operations.CreateNewFactor.body?.members?.totp?.fields ?? [];
  const { issuer, ...bounded } = totp;
  const settings = { time_step: "Config.TimeStep", skew: "Config.Skew", code_length: "Config.CodeLength" } as const;
  const strange = Object.keys(bounded).find((name) => !Object.hasOwn(settings, name));
  if (strange) throw new TypeError(`${who}: services.${sid}.totp has no setting ${strange}.`);
  for (const [name, text] of Object.entries({ friendly_name, "totp.issuer": issuer })) {
    if (typeof (text ?? "") !== "string") throw new TypeError(`${who}: services.${sid}.${name} must be a text.`);
  }
  for (const [setting, name] of Object.entries(settings)) {
    const value = bounded[setting as keyof typeof settings];
    const field = fields.find((one) => one.name === name);
    checkAs(who, `services.${sid}.totp.${setting}`, field, value);
  }
}
