import type { FactorApi } from "@verify-factors/msw";
import type { RecordedCall } from "@verify-factors/openapi-mock";
import { createFactorServerControl, type FactorServerOptions, startFactorServer } from "@verify-factors/server";
import type { Factor, NewPushFactor, NewTotpFactor } from "@verify-factors/types";
import { expectTypeOf, test } from "vitest";
import schema from "../config.schema.json" with { type: "json" };

const control = createFactorServerControl("http://127.0.0.1:4010");

test("add, factors and calls return what the description declares", () => {
  expectTypeOf(control.add({ FactorType: "totp" })).resolves.toEqualTypeOf<NewTotpFactor>();
  expectTypeOf(control.add({ FactorType: "push", status: "verified" })).resolves.toEqualTypeOf<NewPushFactor>();
  expectTypeOf(control.factors()).resolves.toEqualTypeOf<Factor[]>();
  expectTypeOf(control.calls("UpdateFactor")).resolves.toEqualTypeOf<RecordedCall<FactorApi, "UpdateFactor">[]>();
});

test("options that the mock rejects do not compile", () => {
  // @ts-expect-error: a parameter of push factors
  control.add({ FactorType: "totp", "Config.AppId": "x" });
  // @ts-expect-error: the server creates its own clock
  startFactorServer({ now: Date.now });
});

test("response overrides are typed by the description", () => {
  control.respond("UpdateFactor", 429, { example: "TooManyAttempts", once: true });
  // @ts-expect-error: an example of another operation
  control.respond("ListFactor", 429, { example: "TooManyAttempts" });
  // @ts-expect-error: not a body of the operation
  control.respond("FetchFactor", 200, { body: { sid: "YF" } });
});

test("the schema of the configuration file has every option that JSON can express", () => {
  type Options = Exclude<keyof FactorServerOptions, "random" | "log">;
  expectTypeOf<keyof typeof schema.properties>().toEqualTypeOf<Options | "$schema">();
});
