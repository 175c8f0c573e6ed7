import {
  createFactorServerControl,
  type FactorServerOptions,
  type LogEntry,
  startFactorServer,
} from "@verify-factors/server";
import { accountSid, basic, identity, serviceSid } from "@verify-factors/testing/api";
import { onTestFinished } from "vitest";

export const factorsPath = `/v2/Services/${serviceSid}/Entities/${identity}/Factors`;
export const authorization = basic(accountSid, "the-auth-token");
export const hour = 60 * 60 * 1000;

/** Starts a server that runs until the test finishes. Returns it with its log, its control client and the URL of its factors. */
export async function serve(options: FactorServerOptions = {}) {
  const log: LogEntry[] = [];
  const server = await startFactorServer({ log: (entry) => log.push(entry), ...options });
  onTestFinished(() => server.close());
  return { ...server, log, control: createFactorServerControl(server.url), factors: server.url + factorsPath };
}

/** Returns options for a request that posts a form with credentials. */
export function form(fields: Record<string, string>): RequestInit {
  return { method: "POST", headers: { Authorization: authorization }, body: new URLSearchParams(fields) };
}

/** Options for a GET request with credentials. */
export const read: RequestInit = { headers: { Authorization: authorization } };
