import type { FactorMock } from "@verify-factors/msw";
import type { ApiError, CreateFactorRequest, Factor } from "@verify-factors/types";
import { expectTypeOf, test } from "vitest";

declare const mock: FactorMock;
declare const factor: Factor;

test("respond accepts what the description declares, and nothing else", () => {
  mock.respond("FetchFactor", 200, { body: factor, once: true, headers: { "X-Test": "1" } });
  mock.respond("UpdateFactor", 429, { example: "TooManyAttempts" });
  // @ts-expect-error: an example of another operation
  mock.respond("ListFactor", 429, { example: "TooManyAttempts" });
  // @ts-expect-error: the body of another status
  mock.respond("FetchFactor", 404, { body: factor });
});

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
