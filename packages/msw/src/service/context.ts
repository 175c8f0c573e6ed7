import type { OperationId } from "@verify-factors/types";
import type { ServiceSettings } from "./settings.ts";
import type { Random } from "./sid.ts";
import type { Store } from "./store.ts";

/** What an operation works with: the state of the service, and who asks. */
export interface Context {
  store: Store;
  /** Milliseconds since the epoch. */
  now(): number;
  random: Random;
  /** The settings of a service, its defaults filled in. */
  settings(serviceSid: string): ServiceSettings;
  /** The account that calls. */
  accountSid: string;
  /** The absolute address of an operation, on the base address that the request came to. */
  address(id: OperationId, path: Record<string, string>, query?: Record<string, string | number>): string;
  /** Whether what the real service tolerates is refused. */
  strict: boolean;
  /** Tells the developer about a misuse, once. */
  warn(message: string): void;
}
