import type { EntityFactors, VerifiedFactor } from "@verify-factors/client";
import { expectTypeOf, test } from "vitest";

declare const factors: EntityFactors;

test("update() takes settings, but no AuthPayload", () => {
  factors.update("YF…", { FriendlyName: "Ada", "Config.TimeStep": 45, "Config.Alg": undefined });
  // @ts-expect-error: verify() takes it
  factors.update("YF…", { AuthPayload: "123456" });
  const changes = { AuthPayload: "123456", FriendlyName: "Ada" };
  // @ts-expect-error: nor in a variable
  factors.update("YF…", changes);
  // @ts-expect-error: it cannot be changed
  factors.update("YF…", { Metadata: { os: "Android" } });
});

test("verify() takes a code or an object, and returns a verified factor", () => {
  expectTypeOf(factors.verify("YF…", "123456")).resolves.toEqualTypeOf<VerifiedFactor>();
  expectTypeOf<VerifiedFactor["status"]>().toEqualTypeOf<"verified">();
  factors.verify("YF…", { AuthPayload: "123456", FriendlyName: "Ada" }, { timeout: 1000 });
  // @ts-expect-error: changes need an AuthPayload
  factors.verify("YF…", { FriendlyName: "Ada" });
  // @ts-expect-error: changes are not options
  factors.verify("YF…", "123456", { FriendlyName: "Ada" });
  // @ts-expect-error: a number would lose its leading zeros
  factors.verify("YF…", 123456);
});

test("withResponse() keeps the type of the data", () => {
  expectTypeOf(factors.verify("YF…", "123456").withResponse()).resolves.toEqualTypeOf<{
    data: VerifiedFactor;
    response: Response;
  }>();
});
