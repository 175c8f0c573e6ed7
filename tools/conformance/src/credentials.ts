import type { Service } from "./service.ts";
import { WrongUsage } from "./usage.ts";

const pairs = [
  ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"],
  ["TWILIO_API_KEY", "TWILIO_API_SECRET"],
] as const;

/** The credentials in an environment, the account's before an API key's; throws a {@link WrongUsage} without any. */
export function readCredentials(environment: Record<string, string | undefined>): Service["credentials"] {
  for (const [userName, passwordName] of pairs) {
    const [user, password] = [environment[userName], environment[passwordName]];
    if (user && password) return { user, password };
  }
  const wanted = pairs.map((names) => names.join(" and ")).join(", or ");
  throw new WrongUsage(`Set ${wanted}, in the environment.`);
}
