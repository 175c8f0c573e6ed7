import { createMockServer } from "@verify-factors/openapi-mock";
import { contract } from "../generated/contract.ts";
import type { ControlApi, ControlState } from "./api.ts";
import { handlers } from "./handlers.ts";
import { requireAllowedOrigin } from "./require-allowed-origin.ts";

/** Creates the control API, on the same engine as the mock that it controls. */
export function createControlServer(state: ControlState, allowedHosts: readonly string[]) {
  return createMockServer<ControlApi>({
    contract,
    handlers,
    baseUrl: "/",
    state: () => state,
    authenticate: requireAllowedOrigin(allowedHosts),
    cors: false,
    recordCalls: false,
  });
}
