import type { FactorMock } from "@verify-factors/msw";
import type { ApiError, CreateFactorRequest, Factor } from "@verify-factors/types";
import { HttpResponse } from "msw";
import { expectTypeOf, test } from "vitest";

declare const mock: FactorMock;
declare const factor: Factor;
declare const error: ApiError;

test("respond accepts what the description declares", () => {
  mock.respond("FetchFactor", 200);
  mock.respond("FetchFactor", 200, { body: factor, once: true, headers: { "X-Test": "1" } });
  mock.respond("UpdateFactor", 429, { example: "TooManyAttempts" });
  mock.respond("UpdateFactor", 403, { body: error });
  mock.respond("DeleteFactor", 204, {});
});

test("respond accepts nothing else", () => {
  // @ts-expect-error: no such operation
  mock.respond("PatchFactor", 200);
  // @ts-expect-error: no such status
  mock.respond("FetchFactor", 409);
  // @ts-expect-error: an example of another status
  mock.respond("UpdateFactor", 429, { example: "NotFound" });
  // @ts-expect-error: an example of another operation
  mock.respond("ListFactor", 429, { example: "TooManyAttempts" });
  // @ts-expect-error: no example at all
  mock.respond("DeleteFactor", 204, { example: "NotFound" });
  // @ts-expect-error: the body of another status
  mock.respond("FetchFactor", 404, { body: factor });
  // @ts-expect-error: a body that lacks most of it
  mock.respond("FetchFactor", 200, { body: { sid: "YF" } });
  // @ts-expect-error: a body where none is declared
  mock.respond("DeleteFactor", 204, { body: {} });
});

test("a resolver has typed input and responses", () => {
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
  mock.handle("FetchFactor", () => HttpResponse.error());
  mock.handle("FetchFactor", async () => {});
  // @ts-expect-error: FetchFactor declares no 409
  mock.handle("FetchFactor", ({ respond }) => respond(409));
  // @ts-expect-error: the body is not the operation's
  mock.handle("FetchFactor", () => ({ status: 200, body: error }));
});
