import type { EntityFactors } from "@verify-factors/client";
import type { CreateFactorRequest, FactorType, NewFactor, NewPushFactor, NewTotpFactor } from "@verify-factors/types";
import { expectTypeOf, test } from "vitest";

declare const factors: EntityFactors;

const push = {
  FactorType: "push",
  FriendlyName: "Ada's tablet",
  "Binding.PublicKey": "MFkw",
  "Config.AppId": "com.example.myapp",
  "Config.SdkVersion": "1.0.0",
} as const;

test("the type of the response follows that of the request", () => {
  expectTypeOf(factors.create({ FactorType: "totp", FriendlyName: "Ada" })).resolves.toEqualTypeOf<NewTotpFactor>();
  expectTypeOf(
    factors.create({ ...push, "Config.NotificationPlatform": "none" }),
  ).resolves.toEqualTypeOf<NewPushFactor>();
});

test("returns the union for a body whose type is only known at run time", () => {
  const FactorType = "totp" as FactorType;
  const body =
    FactorType === "totp"
      ? { FactorType, FriendlyName: "Ada's phone" }
      : { ...push, FactorType, "Config.NotificationPlatform": "none" as const };
  expectTypeOf(factors.create(body)).resolves.toEqualTypeOf<NewFactor>();
  expectTypeOf(factors.create({} as CreateFactorRequest)).resolves.toEqualTypeOf<NewFactor>();
});

test("optional fields accept undefined", () => {
  factors.create({ FactorType: "totp", FriendlyName: "Ada", "Config.Skew": undefined, Metadata: undefined });
  // @ts-expect-error: the name is required
  factors.create({ FactorType: "totp", FriendlyName: undefined });
});

test("requires the key of a device, and a token if it is notified", () => {
  const { "Binding.PublicKey": _, ...keyless } = push;
  // @ts-expect-error: Binding.PublicKey is missing
  factors.create({ ...keyless, "Config.NotificationPlatform": "none" });
  // @ts-expect-error: Config.NotificationToken is missing
  factors.create({ ...push, "Config.NotificationPlatform": "fcm" });
  factors.create({ ...push, "Config.NotificationPlatform": "fcm", "Config.NotificationToken": "a".repeat(32) });
});

test("rejects unknown keys and wrong literals", () => {
  // @ts-expect-error: no such key
  factors.create({ FactorType: "totp", FriendlyName: "Ada", Nickname: "Countess" });
  // @ts-expect-error: a key of the other type
  factors.create({ FactorType: "totp", FriendlyName: "Ada", "Config.AppId": "com.example.myapp" });
  // @ts-expect-error: no such type
  factors.create({ FactorType: "sms", FriendlyName: "Ada" });
  // @ts-expect-error: no such algorithm
  factors.create({ FactorType: "totp", FriendlyName: "Ada", "Config.Alg": "md5" });
  // @ts-expect-error: metadata holds strings
  factors.create({ FactorType: "totp", FriendlyName: "Ada", Metadata: { logins: 3 } });
});
