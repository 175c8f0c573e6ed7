import type { UpdateFactorRequest } from "@verify-factors/types";
import type { Context } from "./api.ts";
import { configParameters, readConfig } from "./config.ts";
import type { FactorRecord } from "./factor-record.ts";

/**
 * Throws an error if the changes are invalid for a factor: the platforms `apn` and `fcm` need a token, in the request
 * or stored. With `strict`, settings of the other factor type are invalid, too.
 * @see rulings 22, 42
 */
export function checkChanges(
  record: FactorRecord,
  changes: UpdateFactorRequest,
  { state, error }: Context<"UpdateFactor">,
): void {
  if (state.options.strict) checkType(record, changes, error);
  if (record.factor_type !== "push") return;
  const { notification_platform, notification_token } = record.config;
  const platform = changes["Config.NotificationPlatform"] ?? notification_platform;
  const token = changes["Config.NotificationToken"] ?? notification_token;
  if (platform === "none" || token !== undefined) return;
  const parameter = "Config.NotificationToken";
  throw error("MissingParameter", {
    variables: { parameter },
    fieldErrors: [{ parameter, expected: `a token for the platform ${platform}` }],
  });
}

/** Applies a new name and the settings of the factor's type. Returns `true` if the request contains any of them. */
export function applyChanges(record: FactorRecord, changes: UpdateFactorRequest): boolean {
  const settings = readConfig(record.factor_type, changes);
  Object.assign(record.config, settings);
  if (record.factor_type === "push" && changes["Config.NotificationPlatform"] === "none") {
    delete record.config.notification_token;
  }
  if (changes.FriendlyName !== undefined) record.friendly_name = changes.FriendlyName;
  return changes.FriendlyName !== undefined || Object.keys(settings).length > 0;
}

function checkType(record: FactorRecord, changes: UpdateFactorRequest, error: Context<"UpdateFactor">["error"]): void {
  const settings = Object.values(configParameters[record.factor_type]);
  const known: readonly string[] = ["AuthPayload", "FriendlyName", ...settings];
  const fieldErrors = Object.keys(changes)
    .filter((name) => !known.includes(name))
    .map((parameter) => ({ parameter, expected: `absent for a ${record.factor_type} factor` }));
  const [first] = fieldErrors;
  if (first) throw error("InvalidParameter", { variables: { parameter: first.parameter }, fieldErrors });
}
