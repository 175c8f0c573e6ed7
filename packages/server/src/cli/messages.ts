import { controlPath } from "../control/api.ts";
import type { LogEntry } from "../request-log.ts";
import type { Config } from "./config.ts";

const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
const identity = "ff483d1ff591898a9942916050d2ca3f";

/** Formats the startup message: the URLs, and a command that creates a factor. */
export function formatBanner(url: string, config: Config): string {
  const service = Object.keys(config.services ?? {})[0] ?? serviceSid;
  return `Mock of the Verify Factor endpoints: ${url}
Control API: ${new URL(url).origin}${controlPath}
Press Ctrl+C to stop. Create a factor:

  curl ${formatCurlUser(config)}'${url}/v2/Services/${service}/Entities/${identity}/Factors' \\
    -d FactorType=totp --data-urlencode "FriendlyName=Ada's phone"

`;
}

/** Formats curl's option for the credentials. Omits a configured password, so that curl asks for it. */
function formatCurlUser({ credentials = "any" }: Config): string {
  if (credentials === "none") return "";
  if (credentials === "any") return `-u ${accountSid}:any `;
  return `-u '${"apiKey" in credentials ? credentials.apiKey : credentials.accountSid}' `;
}

/** Formats a request as one line: `POST /v2/… 400 60200 3 ms`. */
export function formatLogEntry({ method, path, status, code, milliseconds }: LogEntry): string {
  return [method, path, status, ...(code === undefined ? [] : [code]), `${Math.round(milliseconds)} ms\n`].join(" ");
}
