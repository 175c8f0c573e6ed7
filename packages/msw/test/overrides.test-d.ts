import type { FactorMock } from "@verify-factors/msw";
import type { ApiError, CreateFactorRequest, Factor } from "@verify-factors/types";
import { expectTypeOf, test } from "vitest";

declare const mock: FactorMock;

test("a resolver has typed input and responses", () => {
  expectTypeOf(mock.calls("FetchFactor")[0]?.input?.path.Sid).toEqualTypeOf<string | undefined>();
  mock.handle("CreateNewFactor", ({ params, body, respond }) => {
    expectTypeOf(params).toExtend<{ ServiceSid: string; Identity: string }>();
    expectTypeOf(body).toEqualTypeOf<CreateFactorRequest>();
    return respond(409, { example: "FactorAlreadyExists" });
  });
  mock.handle("ListFactor", ({ query }) => {
    expectTypeOf(query.PageSize).toEqualTypeOf<number>();
  });
  mock.handle("FetchFactor", async ({ original }) => {
    const response = await original();
    if (response.status === 200) expectTypeOf(response.body).toEqualTypeOf<Factor>();
    if (response.status === 404) expectTypeOf(response.body).toEqualTypeOf<ApiError>();
    return response;
  });
});
