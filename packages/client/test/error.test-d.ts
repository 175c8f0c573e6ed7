import { isFactorApiError } from "@verify-factors/client";
import { expectTypeOf, test } from "vitest";

declare const error: unknown;

test("isFactorApiError() narrows the code, by its number and by its name", () => {
  if (isFactorApiError(error, 60310)) expectTypeOf(error.code).toEqualTypeOf<60310>();
  if (isFactorApiError(error, "NotFound")) expectTypeOf(error.code).toEqualTypeOf<20404>();
  if (isFactorApiError(error)) expectTypeOf(error.status).toEqualTypeOf<number>();
  // @ts-expect-error: the description has no such error
  isFactorApiError(error, "OutOfTea");
});
