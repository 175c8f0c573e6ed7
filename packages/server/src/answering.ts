import { inspect } from "node:util";
import type { PlainResponse } from "@verify-factors/msw";
import type { CarriedRequest } from "./carried-request.ts";

/** Answers a request. */
export type Answering = (request: CarriedRequest) => Promise<PlainResponse>;

/** The answer when something fails that answers or looks on, since a server has to answer something. */
export function failed(error: unknown): PlainResponse {
  const what = error instanceof Error ? String(error) : inspect(error);
  const body = JSON.stringify({ message: `The mock failed: ${what}` });
  return { status: 500, headers: { "content-type": "application/json" }, body };
}
