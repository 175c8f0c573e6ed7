import type { EntityFactors, VerifiedFactor } from "@verify-factors/client";
import { expectTypeOf, test } from "vitest";

declare const factors: EntityFactors;

test("update takes settings, and no payload", () => {
  factors.update("YF…", { FriendlyName: "Ada", "Config.TimeStep": 45, "Config.Alg": undefined });
  // @ts-expect-error: verify() takes it
  factors.update("YF…", { AuthPayload: "123456" });
  const changes = { AuthPayload: "123456", FriendlyName: "Ada" };
  // @ts-expect-error: nor in a variable
  factors.update("YF…", changes);
  // @ts-expect-error: it cannot be changed
  factors.update("YF…", { Metadata: { os: "Android" } });
});

test("verify gives a factor whose status is known", () => {
  expectTypeOf(factors.verify("YF…", "123456")).resolves.toEqualTypeOf<VerifiedFactor>();
  expectTypeOf<VerifiedFactor["status"]>().toEqualTypeOf<"verified">();
  // @ts-expect-error: a code is text; as a number it would lose its leading zeros
  factors.verify("YF…", 123456);
});
