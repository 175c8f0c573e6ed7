import type { FactorType, PushConfig, UpdateFactorRequest } from "@verify-factors/types";
import { Refusal } from "../refusal.ts";
import type { FactorRecord, PushRecord, TotpRecord } from "./record.ts";

type Setting = Extract<keyof UpdateFactorRequest, `Config.${string}`>;

/** The settings that each factor type knows; those of the other one are ignored. */
const settingsOfType: { readonly [Type in FactorType]: readonly Setting[] } = {
  totp: ["Config.TimeStep", "Config.Skew", "Config.CodeLength", "Config.Alg"],
  push: ["Config.NotificationToken", "Config.SdkVersion", "Config.NotificationPlatform"],
};

/**
 * Refuses changes that the factor cannot take: a platform that notifies needs a token, given or stored. With `strict`, the
 * settings of the other type too.
 */
export function checkChanges(record: FactorRecord, changes: UpdateFactorRequest, strict: boolean): void {
  if (strict) checkType(record, changes);
  if (record.factor_type !== "push") return;
  const platform = changes["Config.NotificationPlatform"] ?? record.config.notification_platform;
  const token = changes["Config.NotificationToken"] ?? record.config.notification_token;
  if (platform === "none" || token !== undefined) return;
  const violation = { parameter: "Config.NotificationToken", expected: `a token for the platform ${platform}` };
  throw new Refusal("MissingParameter", { words: { parameter: violation.parameter }, violations: [violation] });
}

/** Applies what concerns the factor's type, and tells whether there was anything. */
export function applyChanges(record: FactorRecord, changes: UpdateFactorRequest): boolean {
  const known = settingsOfType[record.factor_type];
  if (changes.FriendlyName !== undefined) record.friendly_name = changes.FriendlyName;
  if (record.factor_type === "totp") applyToTotp(record, changes);
  else applyToPush(record, changes);
  return changes.FriendlyName !== undefined || known.some((name) => changes[name] !== undefined);
}

function checkType(record: FactorRecord, changes: UpdateFactorRequest): void {
  const known: readonly string[] = ["AuthPayload", "FriendlyName", ...settingsOfType[record.factor_type]];
  const violations = Object.keys(changes)
    .filter((name) => !known.includes(name))
    .map((parameter) => ({ parameter, expected: `absent for a ${record.factor_type} factor` }));
  const [first] = violations;
  if (first) throw new Refusal("InvalidParameter", { words: { parameter: first.parameter }, violations });
}

function applyToTotp(record: TotpRecord, changes: UpdateFactorRequest): void {
  const { alg, skew, code_length, time_step } = record.config;
  record.config = {
    alg: changes["Config.Alg"] ?? alg,
    skew: changes["Config.Skew"] ?? skew,
    code_length: changes["Config.CodeLength"] ?? code_length,
    time_step: changes["Config.TimeStep"] ?? time_step,
  };
}

function applyToPush(record: PushRecord, changes: UpdateFactorRequest): void {
  const { app_id, sdk_version, notification_platform, notification_token } = record.config;
  const platform = changes["Config.NotificationPlatform"] ?? notification_platform;
  const token = changes["Config.NotificationToken"] ?? notification_token;
  const dropped = changes["Config.NotificationPlatform"] === "none";
  record.config = {
    sdk_version: changes["Config.SdkVersion"] ?? sdk_version,
    app_id,
    notification_platform: platform,
    ...(token !== undefined && !dropped && { notification_token: token }),
  } as PushConfig;
}
