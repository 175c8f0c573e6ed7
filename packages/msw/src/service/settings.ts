/** A Verify service, as its own resource shows it; what is left out has the service's default. */
export interface ServiceOptions {
  friendly_name?: string | undefined;
  totp?: { [Name in keyof ServiceSettings["totp"]]?: ServiceSettings["totp"][Name] | undefined } | undefined;
}

/** The settings of a service that factors depend on. */
export interface ServiceSettings {
  friendly_name: string;
  totp: {
    /** Names the service in an authenticator app; default: its friendly name. */
    issuer: string;
    /** Seconds that a code lives; default 30. */
    time_step: number;
    /** Codes around the present one that are accepted; default 1. */
    skew: number;
    /** Digits of a code; default 6. */
    code_length: number;
  };
}

/** Fills in the defaults. */
export function settingsOf({ friendly_name = "Verify Service", totp = {} }: ServiceOptions = {}): ServiceSettings {
  const { issuer = friendly_name, time_step = 30, skew = 1, code_length = 6 } = totp;
  return { friendly_name, totp: { issuer, time_step, skew, code_length } };
}
