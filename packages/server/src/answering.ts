import type { PlainResponse } from "@verify-factors/msw";
import type { CarriedRequest } from "./carried-request.ts";

/** Answers a request. */
export type Answering = (request: CarriedRequest) => Promise<PlainResponse>;

/** The answer when something fails that answers or looks on, since a server has to answer something. */
export function failed(error: unknown): PlainResponse {
  const body = JSON.stringify({ message: `The mock failed: ${error}` });
  return { status: 500, headers: { "content-type": "application/json" }, body };
}
