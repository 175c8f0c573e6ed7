import { controlPath } from "../control/description.ts";
import type { LogEntry } from "../request-log.ts";
import type { Config } from "./config.ts";

const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
const accountSid = "ACaeaf825039e1f23063c3ba43b7fc83ba";
const identity = "ff483d1ff591898a9942916050d2ca3f";

/** What is printed at the start: the addresses, and a command that creates a factor. */
export function banner(url: string, config: Config): string {
  const service = Object.keys(config.services ?? {})[0] ?? serviceSid;
  return `The mock answers at ${url}, its control API under ${new URL(url).origin}${controlPath}. Ctrl+C stops it.
Create a factor:

  curl ${userOf(config)}'${url}/v2/Services/${service}/Entities/${identity}/Factors' \\
    -d FactorType=totp --data-urlencode "FriendlyName=Ada's phone"

`;
}

/** Of credentials only the user name is shown; curl then asks for the password. */
function userOf({ credentials = "any" }: Config): string {
  if (credentials === "none") return "";
  if (credentials === "any") return `-u ${accountSid}:any `;
  return `-u '${"apiKey" in credentials ? credentials.apiKey : credentials.accountSid}' `;
}

/** A request in one line: `POST /v2/… 400 60200 3 ms`. */
export function lineOf({ method, path, status, code, milliseconds }: LogEntry): string {
  return [method, path, status, ...(code === undefined ? [] : [code]), `${Math.round(milliseconds)} ms\n`].join(" ");
}
