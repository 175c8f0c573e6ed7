import type { CallOptions, FactorPageQuery, ListOptions } from "@verify-factors/client";
import type { operations } from "@verify-factors/types";
import { expectTypeOf, test } from "vitest";

type DeclaredQuery = NonNullable<operations["ListFactor"]["parameters"]["query"]>;

test("page() and list() take exactly the query parameters that the description declares", () => {
  expectTypeOf<keyof FactorPageQuery>().toEqualTypeOf<keyof DeclaredQuery>();
  expectTypeOf<DeclaredQuery>().toExtend<FactorPageQuery>();
  expectTypeOf<keyof ListOptions>().toEqualTypeOf<keyof DeclaredQuery | keyof CallOptions | "limit">();
});
