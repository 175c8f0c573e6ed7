/** What the server is run with. */
export interface Settings {
  serviceSid: string;
  credentials: { accountSid: string; authToken: string };
  /** Where the service is; the real one unless it is set. */
  baseUrl: string | undefined;
  /** Signs the sessions. */
  sessionSecret: string;
  port: number;
}

/** Reads the settings from environment variables. Throws an `Error` that names every one that is missing or unfit. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const faults: string[] = [];
  const needed = (name: string, what: string, fits = /./) => {
    const value = env[name] ?? "";
    if (!fits.test(value)) faults.push(`${name} must be ${what}${value === "" ? ", and is not set" : ""}`);
    return value;
  };
  const settings = {
    serviceSid: needed(
      "VERIFY_SERVICE_SID",
      "the sid of a Verify service, VA and 32 hexadecimal digits",
      /^VA[0-9a-f]{32}$/i,
    ),
    credentials: {
      accountSid: needed("VERIFY_ACCOUNT_SID", "the account's sid, AC and 32 hexadecimal digits", /^AC[0-9a-f]{32}$/i),
      authToken: needed("VERIFY_AUTH_TOKEN", "the account's auth token"),
    },
    baseUrl: env.VERIFY_BASE_URL || undefined,
    sessionSecret: needed("SESSION_SECRET", "at least 32 random characters", /^.{32,}$/),
    port: Number(env.PORT || 3000),
  };
  if (!Number.isInteger(settings.port)) faults.push(`PORT must be a number, not ${JSON.stringify(env.PORT)}`);
  if (faults.length > 0)
    throw new Error(`The environment is not complete.\n${faults.map((one) => `- ${one}.`).join("\n")}`);
  return settings;
}
