import type { Factor } from "@verify-factors/client";

/** The part of a factor that the browser may see: no account, no service, no identity. */
export type FactorView = Pick<Factor, "sid" | "friendly_name" | "factor_type" | "status" | "date_created">;

/** Returns the part of a factor that the browser may see. */
export function toFactorView({ sid, friendly_name, factor_type, status, date_created }: Factor): FactorView {
  return { sid, friendly_name, factor_type, status, date_created };
}
