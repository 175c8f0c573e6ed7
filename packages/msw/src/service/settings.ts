/**
 * The settings of a Verify service, named like the properties of the Service resource. See
 * {@link FactorMockOptions.services}.
 * @see ruling 34
 */
export interface ServiceOptions {
  /**
   * The name of the service.
   * @default "Verify Service"
   */
  friendly_name?: string | undefined;
  /**
   * The settings of new TOTP factors.
   * @default {}
   */
  totp?: { [Name in keyof ServiceSettings["totp"]]?: ServiceSettings["totp"][Name] | undefined } | undefined;
}

/**
 * The settings of a service that its factors use.
 * @see ruling 34
 */
export interface ServiceSettings {
  friendly_name: string;
  totp: {
    /**
     * The name that an authenticator app shows for the service.
     * @default the service's `friendly_name`
     */
    issuer: string;
    /**
     * The lifetime of a code in seconds.
     * @default 30
     */
    time_step: number;
    /**
     * The number of codes before and after the current one that are accepted.
     * @default 1
     */
    skew: number;
    /**
     * The number of digits of a code.
     * @default 6
     */
    code_length: number;
  };
}

/** Returns the settings of a service, defaults filled in. */
export function resolveService({ friendly_name = "Verify Service", totp = {} }: ServiceOptions = {}): ServiceSettings {
  const { issuer = friendly_name, time_step = 30, skew = 1, code_length = 6 } = totp;
  return { friendly_name, totp: { issuer, time_step, skew, code_length } };
}
