import type { CreateFactorRequest, FactorType, UpdateFactorRequest } from "@verify-factors/types";

/** The parameter of each setting in the `config` of a factor, by factor type. */
export const configParameters = {
  totp: { alg: "Config.Alg", skew: "Config.Skew", code_length: "Config.CodeLength", time_step: "Config.TimeStep" },
  push: {
    sdk_version: "Config.SdkVersion",
    app_id: "Config.AppId",
    notification_platform: "Config.NotificationPlatform",
    notification_token: "Config.NotificationToken",
  },
} as const satisfies { [Type in FactorType]: Record<string, `Config.${string}`> };

/** Returns the settings of a factor type that a request contains; it may contain those of the other type, too. */
export function readConfig(type: FactorType, request: CreateFactorRequest | UpdateFactorRequest): object {
  const values: Readonly<Record<string, unknown>> = request;
  const settings = Object.entries(configParameters[type]).map(([name, parameter]) => [name, values[parameter]]);
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined));
}
