export type { Clock } from "./clock.ts";
export type { ControlOperationId } from "./control/api.ts";
export { createFactorServerControl, type FactorServerControl, type RespondTimes } from "./control-client.ts";
export { FactorServerControlError } from "./factor-server-control-error.ts";
export type { ClockState, HealthState } from "./generated/types.ts";
export type { Log, LogEntry } from "./request-log.ts";
export type { FactorServerOptions } from "./server-options.ts";
export { type FactorServer, startFactorServer } from "./start-factor-server.ts";
