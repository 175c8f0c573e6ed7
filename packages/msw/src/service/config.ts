import type {
  CreateFactorRequest,
  FactorType,
  PushConfig,
  TotpConfig,
  UpdateFactorRequest,
} from "@verify-factors/types";

interface Configs {
  totp: TotpConfig;
  push: PushConfig;
}

/** The keys of every member of a union. */
type KeyOf<Union> = Union extends unknown ? keyof Union : never;

/** The parameter of each setting in the `config` of a factor, by factor type. */
export const configParameters = {
  totp: { alg: "Config.Alg", skew: "Config.Skew", code_length: "Config.CodeLength", time_step: "Config.TimeStep" },
  push: {
    sdk_version: "Config.SdkVersion",
    app_id: "Config.AppId",
    notification_platform: "Config.NotificationPlatform",
    notification_token: "Config.NotificationToken",
  },
} as const satisfies {
  [Type in FactorType]: Record<KeyOf<Configs[Type]>, KeyOf<Extract<CreateFactorRequest, { FactorType: Type }>>>;
};

/** Returns the settings of one factor type from a request. Ignores settings of the other type. */
export function readConfig<Type extends FactorType>(
  type: Type,
  request: CreateFactorRequest | UpdateFactorRequest,
): Partial<Configs[Type]> {
  const values: Readonly<Record<string, unknown>> = request;
  const settings = Object.entries(configParameters[type]).map(([name, parameter]) => [name, values[parameter]]);
  return Object.fromEntries(settings.filter(([, value]) => value !== undefined));
}
