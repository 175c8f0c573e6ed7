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
  totp?: TotpOptions | undefined;
}

interface TotpOptions {
  /**
   * The name that an authenticator app shows for the service.
   * @default the service's `friendly_name`
   */
  issuer?: string | undefined;
  /**
   * The lifetime of a code in seconds.
   * @default 30
   */
  time_step?: number | undefined;
  /**
   * The number of codes before and after the current one that are accepted.
   * @default 1
   */
  skew?: number | undefined;
  /**
   * The number of digits of a code.
   * @default 6
   */
  code_length?: number | undefined;
}

/** Returns the settings of a service's new TOTP factors, with defaults filled in. */
export function resolveTotpSettings({ friendly_name = "Verify Service", totp = {} }: ServiceOptions = {}) {
  const { issuer = friendly_name, time_step = 30, skew = 1, code_length = 6 } = totp;
  return { issuer, skew, code_length, time_step };
}
