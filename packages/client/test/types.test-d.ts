import {
  type CallOptions,
  type EntityFactors,
  type FactorApiError,
  type FactorPageQuery,
  isFactorApiError,
  type ListOptions,
  type VerifiedFactor,
} from "@verify-factors/client";
import type {
  CreateFactorRequest,
  Factor,
  FactorType,
  NewFactor,
  NewPushFactor,
  NewTotpFactor,
  operations,
} from "@verify-factors/types";
import { expectTypeOf, test } from "vitest";

declare const factors: EntityFactors;

const push = {
  FactorType: "push",
  FriendlyName: "Ada's tablet",
  "Binding.PublicKey": "MFkw",
  "Config.AppId": "com.example.myapp",
  "Config.SdkVersion": "1.0.0",
} as const;

test("create() returns a factor of the type in its request, or a union if that is only known at run time", () => {
  const silent = { ...push, "Config.NotificationPlatform": "none" } as const;
  expectTypeOf(factors.create({ FactorType: "totp", FriendlyName: "Ada" })).resolves.toEqualTypeOf<NewTotpFactor>();
  expectTypeOf(factors.create(silent)).resolves.toEqualTypeOf<NewPushFactor>();
  const FactorType = "totp" as FactorType;
  const body = FactorType === "totp" ? { FactorType, FriendlyName: "Ada's phone" } : { ...silent, FactorType };
  expectTypeOf(factors.create(body)).resolves.toEqualTypeOf<NewFactor>();
  expectTypeOf(factors.create({} as CreateFactorRequest)).resolves.toEqualTypeOf<NewFactor>();
});

test("create() accepts undefined for optional fields, and requires the others", () => {
  factors.create({ FactorType: "totp", FriendlyName: "Ada", "Config.Skew": undefined, Metadata: undefined });
  // @ts-expect-error: the name is required
  factors.create({ FactorType: "totp", FriendlyName: undefined });
  const { "Binding.PublicKey": _, ...keyless } = push;
  // @ts-expect-error: Binding.PublicKey is missing
  factors.create({ ...keyless, "Config.NotificationPlatform": "none" });
  // @ts-expect-error: Config.NotificationToken is missing
  factors.create({ ...push, "Config.NotificationPlatform": "fcm" });
  factors.create({ ...push, "Config.NotificationPlatform": "fcm", "Config.NotificationToken": "a".repeat(32) });
});

test("create() rejects unknown keys and wrong values", () => {
  // @ts-expect-error: unknown key
  factors.create({ FactorType: "totp", FriendlyName: "Ada", Nickname: "Countess" });
  // @ts-expect-error: a key of the other type
  factors.create({ FactorType: "totp", FriendlyName: "Ada", "Config.AppId": "com.example.myapp" });
  // @ts-expect-error: unknown type
  factors.create({ FactorType: "sms", FriendlyName: "Ada" });
  // @ts-expect-error: values of Metadata are strings
  factors.create({ FactorType: "totp", FriendlyName: "Ada", Metadata: { logins: 3 } });
});

test("update() accepts settings, but no AuthPayload", () => {
  factors.update("YF…", { FriendlyName: "Ada", "Config.TimeStep": 45, "Config.Alg": undefined });
  // @ts-expect-error: only verify() accepts AuthPayload
  factors.update("YF…", { AuthPayload: "123456" });
  const changes = { AuthPayload: "123456", FriendlyName: "Ada" };
  // @ts-expect-error: not even in a variable
  factors.update("YF…", changes);
  // @ts-expect-error: Metadata cannot be changed
  factors.update("YF…", { Metadata: { os: "Android" } });
});

test("verify() accepts a code or an object, and returns a verified factor", () => {
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

test("fetch(), list() and page() return factors, which have no binding", async () => {
  expectTypeOf(factors.fetch("YF…")).resolves.toEqualTypeOf<Factor>();
  for await (const listed of factors.list()) expectTypeOf(listed).toEqualTypeOf<Factor>();
  expectTypeOf(factors.page()).resolves.toHaveProperty("factors").toEqualTypeOf<Factor[]>();
});

test("page() and list() accept exactly the query parameters that the description declares", () => {
  type DeclaredQuery = NonNullable<operations["ListFactor"]["parameters"]["query"]>;
  expectTypeOf<keyof FactorPageQuery>().toEqualTypeOf<keyof DeclaredQuery>();
  expectTypeOf<DeclaredQuery>().toExtend<FactorPageQuery>();
  expectTypeOf<keyof ListOptions>().toEqualTypeOf<keyof DeclaredQuery | keyof CallOptions | "limit">();
});

test("withResponse() keeps the type of the data", () => {
  type Verified = { data: VerifiedFactor; response: Response };
  expectTypeOf(factors.verify("YF…", "123456").withResponse()).resolves.toEqualTypeOf<Verified>();
});

test("isFactorApiError() narrows the code, by its number and by its name", () => {
  const error: unknown = undefined;
  if (isFactorApiError(error, 60310)) expectTypeOf(error.code).toEqualTypeOf<60310>();
  if (isFactorApiError(error, "NotFound")) expectTypeOf(error.code).toEqualTypeOf<20404>();
  if (isFactorApiError(error)) expectTypeOf(error.code).toEqualTypeOf<FactorApiError["code"]>();
  // @ts-expect-error: unknown error
  isFactorApiError(error, "OutOfTea");
});
