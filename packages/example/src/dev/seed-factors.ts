import type { FactorSeed } from "@verify-factors/msw";
import { ada } from "../backend/users.ts";

const day = 24 * 60 * 60 * 1000;

/** Returns the factors that exist when the simulation starts: seven for Ada, none for Grace. */
export function createSeedFactors(now: number): FactorSeed[] {
  const createdDaysAgo = (days: number) => ({ Identity: ada.identity, date_created: new Date(now - days * day) });
  const verified = "verified" as const;
  return [
    { FactorType: "totp", FriendlyName: "Old phone", status: verified, ...createdDaysAgo(901) },
    { FactorType: "push", FriendlyName: "Ada's tablet", status: verified, ...createdDaysAgo(388) },
    { FactorType: "totp", FriendlyName: "Ada's phone", status: verified, ...createdDaysAgo(129) },
    { FactorType: "totp", FriendlyName: "Password manager", status: verified, ...createdDaysAgo(57) },
    { FactorType: "push", FriendlyName: "Watch", status: verified, ...createdDaysAgo(12) },
    { FactorType: "totp", FriendlyName: "Spare phone, in the drawer", status: verified, ...createdDaysAgo(3) },
    { FactorType: "totp", FriendlyName: "Work phone", ...createdDaysAgo(0.1) },
  ];
}
