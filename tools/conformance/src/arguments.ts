import { parseArgs } from "node:util";
import { WrongUsage } from "./usage.ts";

/** What the command line says. */
export interface Arguments {
  baseUrl: string;
  serviceSid: string;
  thorough: boolean;
}

/** Reads the command line; throws a {@link WrongUsage} that names what is wrong with it. */
export function readArguments(words: string[]): Arguments {
  const { values } = parsed(words);
  const { "service-sid": serviceSid = "", thorough = false } = values;
  if (!/^VA[0-9a-fA-F]{32}$/.test(serviceSid)) {
    throw new WrongUsage(`--service-sid must be VA and 32 hexadecimal digits, not ${JSON.stringify(serviceSid)}.`);
  }
  return { baseUrl: checkedBaseUrl(values["base-url"]), serviceSid, thorough };
}

function parsed(words: string[]) {
  try {
    const text = { type: "string" } as const;
    return parseArgs({
      args: words,
      options: { "base-url": text, "service-sid": text, thorough: { type: "boolean" } },
    });
  } catch (error) {
    // What is wrong may be a secret in the wrong place: only the name is repeated.
    const [option] = /--[a-z-]+/.exec((error as Error).message) ?? [];
    throw new WrongUsage(option ? `${option} is not known, or lacks its value.` : "Every argument must be an option.");
  }
}

function checkedBaseUrl(text = ""): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new WrongUsage("--base-url must be an absolute address, such as https://verify.twilio.com.");
  }
  if (url.username || url.password) {
    throw new WrongUsage("--base-url must not hold credentials: others can read a command line.");
  }
  if (url.search || url.hash || /\/v2\/?$/.test(url.pathname)) {
    throw new WrongUsage(`--base-url must end before /v2, and have neither query nor fragment: ${url.origin}.`);
  }
  return url.href.replace(/\/+$/, "");
}
