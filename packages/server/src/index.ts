export { type Clock, createClock } from "./clock.ts";
export { createFactorServerControl, type FactorServerControl, type RespondOptions } from "./control-client.ts";
export { FactorServerControlError } from "./factor-server-control-error.ts";
export type { ClockState } from "./generated/types.ts";
export type { LogEntry } from "./request-log.ts";
export { type FactorServer, type FactorServerOptions, startFactorServer } from "./server.ts";
