import { parseArgs } from "node:util";
import { totp } from "@verify-factors/testing/api";
import { UsageError } from "./errors.ts";
import { describeResponse } from "./expect.ts";
import type { RunOptions } from "./run-rules.ts";
import type { Service } from "./service.ts";
import { withSession } from "./session.ts";

export const usage = `Usage: npm run conform -- --base-url <url> --service-sid <VA…> [--thorough]

  --base-url     the URL of the service without /v2, such as https://verify.twilio.com
  --service-sid  the Verify service to create factors in
  --thorough     also run the rules that create hundreds of factors

Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET, in the environment.`;

const credentialVariables = [
  ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"],
  ["TWILIO_API_KEY", "TWILIO_API_SECRET"],
] as const;

/** Parses the command line. Throws a {@link UsageError} if it is invalid. */
export function parseArguments(args: string[]): Pick<Service, "baseUrl" | "serviceSid" | "thorough"> {
  const { "base-url": baseUrl, "service-sid": serviceSid = "", thorough = false } = parseOptions(args);
  if (!/^VA[0-9a-fA-F]{32}$/.test(serviceSid)) {
    const received = serviceSid ? `, not ${JSON.stringify(serviceSid)}` : "";
    throw new UsageError(`--service-sid must be VA and 32 hexadecimal digits${received}.`);
  }
  return { baseUrl: parseBaseUrl(baseUrl), serviceSid, thorough };
}

/** Returns the credentials in the environment. Throws a {@link UsageError} if there are none. */
export function readCredentials(environment: Record<string, string | undefined>): Service["credentials"] {
  for (const [userName, passwordName] of credentialVariables) {
    const [user, password] = [environment[userName], environment[passwordName]];
    if (user && password) return { user, password };
  }
  const names = credentialVariables.map((pair) => pair.join(" and ")).join(", or ");
  throw new UsageError(`Missing credentials. Set ${names}, in the environment.`);
}

/**
 * Creates one factor to check that the service exists and accepts the credentials. Throws a {@link UsageError} if not, a
 * `Stopped` if it does not respond or the run is interrupted, and a `Skipped` if it is busy.
 */
export async function checkAccess(service: Service, onUndeleted: RunOptions["onUndeleted"]): Promise<void> {
  await withSession(service, onUndeleted, async (session) => {
    const created = await session.newUser().create(totp);
    if (created.status === 401 || created.status === 403) {
      throw new UsageError(`The service rejects these credentials: ${describeResponse(created)}.`);
    }
    if (created.status === 404) {
      throw new UsageError(`${service.baseUrl} has no service ${service.serviceSid}: ${describeResponse(created)}.`);
    }
  });
}

function parseOptions(args: string[]) {
  const text = { type: "string" } as const;
  try {
    const options = { "base-url": text, "service-sid": text, thorough: { type: "boolean" } } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    // The argument may be a misplaced secret, so the message repeats only the name of an option.
    const { code, message } = error as NodeJS.ErrnoException;
    const [option = "An option"] = /--?[a-zA-Z-]+/.exec(message) ?? [];
    if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw new UsageError(`${option} is unknown.`);
    if (code === "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL") {
      throw new UsageError("Unexpected argument. Every argument must be an option.");
    }
    throw new UsageError(`${option} ${option === "--thorough" ? "takes no value" : "needs a value"}.`);
  }
}

function parseBaseUrl(text = ""): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError("--base-url must be an absolute URL, such as https://verify.twilio.com.");
  }
  if (url.username || url.password) {
    throw new UsageError(
      "--base-url must not contain credentials: other users of this machine can read a command line.",
    );
  }
  if (url.search || url.hash || /\/v2\/?$/.test(url.pathname)) {
    throw new UsageError(
      `--base-url must not end with /v2 or contain a query or a fragment. For example: ${url.origin}.`,
    );
  }
  return url.href.replace(/\/+$/, "");
}
