import type { Factor } from "@verify-factors/client";

/** What the browser learns of a factor: no account, no service, no identity. */
export type FactorView = Pick<Factor, "sid" | "friendly_name" | "factor_type" | "status" | "date_created">;

/** The part of a factor that is for the browser. */
export function viewOf({ sid, friendly_name, factor_type, status, date_created }: Factor): FactorView {
  return { sid, friendly_name, factor_type, status, date_created };
}
