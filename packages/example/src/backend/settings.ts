/** The settings of the server. */
export interface Settings {
  serviceSid: string;
  credentials: { accountSid: string; authToken: string };
  /** `undefined` for the real service. */
  baseUrl: string | undefined;
  port: number;
}

/** Reads the settings from environment variables. Throws an `Error` that lists every missing or invalid variable. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const errors: string[] = [];
  const read = (name: string, expected: string, pattern = /./) => {
    const value = env[name] ?? "";
    if (!pattern.test(value))
      errors.push(`${name} ${value === "" ? "is missing" : "is invalid"}. Set it to ${expected}.`);
    return value;
  };
  const settings = {
    serviceSid: read("VERIFY_SERVICE_SID", "the service's sid: VA and 32 hexadecimal digits", /^VA[0-9a-f]{32}$/i),
    credentials: {
      accountSid: read("VERIFY_ACCOUNT_SID", "the account's sid: AC and 32 hexadecimal digits", /^AC[0-9a-f]{32}$/i),
      authToken: read("VERIFY_AUTH_TOKEN", "the account's auth token"),
    },
    baseUrl: read("VERIFY_BASE_URL", "an http or https URL", /^(https?:\/\/\S+)?$/) || undefined,
    port: Number(read("PORT", "a port number", /^\d*$/) || 3000),
  };
  if (errors.length > 0) throw new Error(["Invalid environment variables:", ...errors].join("\n- "));
  return settings;
}
