import type { FactorMockOptions } from "@verify-factors/msw";
import { createFactorServerControl, startFactorServer } from "@verify-factors/server";
import type { Factor, NewPushFactor, NewTotpFactor } from "@verify-factors/types";
import { expectTypeOf, test } from "vitest";
import schema from "../config.schema.json" with { type: "json" };

const control = createFactorServerControl("http://127.0.0.1:4010");

test("what is added is what comes back", () => {
  expectTypeOf(control.add({ FactorType: "totp" })).resolves.toEqualTypeOf<NewTotpFactor>();
  expectTypeOf(control.add({ FactorType: "push", status: "verified" })).resolves.toEqualTypeOf<NewPushFactor>();
  expectTypeOf(control.factors()).resolves.toEqualTypeOf<Factor[]>();
});

test("what the mock would refuse does not compile", () => {
  // @ts-expect-error: a key of the other type
  control.add({ FactorType: "totp", "Config.AppId": "x" });
  // @ts-expect-error: no such status
  control.add({ FactorType: "totp", status: "lost" });
  // @ts-expect-error: no duration
  control.advanceClock("1 day");
  // @ts-expect-error: no such option
  startFactorServer({ host: "0.0.0.0" });
});

test("answers in the service's place are typed by the description", () => {
  control.respond("UpdateFactor", 429, { example: "TooManyAttempts", once: true });
  control.respond("CreateNewFactor", 409, { headers: { "X-Test": "1" }, times: 3 });
  // @ts-expect-error: no such operation
  control.respond("PatchFactor", 200);
  // @ts-expect-error: no such status
  control.respond("ListFactor", 418);
  // @ts-expect-error: an example of another operation
  control.respond("ListFactor", 429, { example: "TooManyAttempts" });
  // @ts-expect-error: not what the operation answers
  control.respond("FetchFactor", 200, { body: { sid: "YF" } });
});

test("the schema of the configuration knows every option that JSON can hold", () => {
  type Options = Exclude<keyof FactorMockOptions, "now" | "random">;
  expectTypeOf<keyof typeof schema.properties>().toEqualTypeOf<Options | "$schema">();
});
