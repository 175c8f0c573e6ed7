import type {
  ApiError,
  CreateFactorRequest,
  Factor,
  FactorPage,
  FactorStatus,
  FactorType,
  NewFactor,
  NewPushFactor,
  NewTotpFactor,
  NotificationPlatform,
  OperationId,
  operations,
  PageMeta,
  PushFactor,
  TotpAlgorithm,
  TotpConfig,
  TotpFactor,
  UpdateFactorRequest,
} from "@verify-factors/types";
import { expectTypeOf, test } from "vitest";

test("factors are unions of their types, and only a new factor has a binding", () => {
  expectTypeOf<Factor>().toEqualTypeOf<TotpFactor | PushFactor>();
  expectTypeOf<NewFactor>().toEqualTypeOf<NewTotpFactor | NewPushFactor>();
  expectTypeOf<Extract<Factor, { factor_type: "totp" }>>().toEqualTypeOf<TotpFactor>();
  expectTypeOf<TotpFactor["config"]>().toEqualTypeOf<TotpConfig>();
  type Notified = Exclude<PushFactor["config"], { notification_platform: "none" }>;
  expectTypeOf<Notified["notification_token"]>().toEqualTypeOf<string>();
  expectTypeOf<NewTotpFactor["binding"]["uri"]>().toEqualTypeOf<string>();
  expectTypeOf<NewPushFactor["binding"]["alg"]>().toEqualTypeOf<"ES256">();
  expectTypeOf<Factor>().not.toHaveProperty("binding");
});

test("enumerations are unions of literal types", () => {
  expectTypeOf<FactorType>().toEqualTypeOf<"totp" | "push">();
  expectTypeOf<FactorStatus>().toEqualTypeOf<"unverified" | "verified">();
  expectTypeOf<TotpAlgorithm>().toEqualTypeOf<"sha1" | "sha256" | "sha512">();
  expectTypeOf<NotificationPlatform>().toEqualTypeOf<"apn" | "fcm" | "none">();
  expectTypeOf<OperationId>().toEqualTypeOf<keyof operations>();
  expectTypeOf<"CreateNewFactor">().toExtend<OperationId>();
});

test("a JSON string has the type of its content", () => {
  expectTypeOf<Exclude<CreateFactorRequest["Metadata"], undefined>>().toEqualTypeOf<Record<string, string> | null>();
  expectTypeOf<Factor["metadata"]>().toEqualTypeOf<Record<string, string> | null>();
});

test("parameters with a default are optional", () => {
  expectTypeOf<object>().toExtend<NonNullable<operations["ListFactor"]["parameters"]["query"]>>();
  expectTypeOf<object>().toExtend<UpdateFactorRequest>();
});

test("only metadata and two page URLs can be null", () => {
  type Nullable<T> = { [Key in keyof T]: null extends T[Key] ? Key : never }[keyof T];
  expectTypeOf<Nullable<TotpFactor>>().toEqualTypeOf<"metadata">();
  expectTypeOf<Nullable<PushFactor>>().toEqualTypeOf<"metadata">();
  expectTypeOf<Nullable<PageMeta>>().toEqualTypeOf<"previous_page_url" | "next_page_url">();
  expectTypeOf<FactorPage["factors"]>().toEqualTypeOf<Factor[]>();
});

test("errors are typed wherever they are declared", () => {
  type Declared = operations["UpdateFactor"]["responses"][403]["content"]["application/json"];
  expectTypeOf<Declared>().toEqualTypeOf<ApiError>();
  expectTypeOf<keyof operations["CreateNewFactor"]["responses"]>().toEqualTypeOf<
    201 | 400 | 401 | 404 | 409 | 429 | 500 | 503
  >();
});
