import type { EntityFactors } from "@verify-factors/client";
import type { Factor, NotifyingPushConfig, PushConfig, TotpConfig } from "@verify-factors/types";
import { expectTypeOf, test } from "vitest";

declare const factor: Factor;
declare const factors: EntityFactors;

test("the factor type narrows the settings", () => {
  if (factor.factor_type === "totp") expectTypeOf(factor.config).toEqualTypeOf<TotpConfig>();
  else expectTypeOf(factor.config).toEqualTypeOf<PushConfig>();
});

test("the platform narrows the settings further", () => {
  if (factor.factor_type !== "push" || factor.config.notification_platform === "none") return;
  expectTypeOf(factor.config).toEqualTypeOf<NotifyingPushConfig>();
  expectTypeOf(factor.config.notification_token).toEqualTypeOf<string>();
});

test("only a new factor has a binding", async () => {
  // @ts-expect-error: only the response to create() has it
  factor.binding;
  // @ts-expect-error: nor does that to fetch()
  (await factors.fetch("YF…")).binding;
});

test("listed factors are factors", async () => {
  for await (const listed of factors.list()) expectTypeOf(listed).toEqualTypeOf<Factor>();
  expectTypeOf(factors.page()).resolves.toHaveProperty("factors").toEqualTypeOf<Factor[]>();
});
