import type { OperationHandler, OperationHandlers } from "@verify-factors/openapi-mock";
import { HttpResponse } from "msw";
import { expectTypeOf, test } from "vitest";
import { createLibraryMock, type LibraryApi } from "./fixtures/library.ts";
import { createRoomMock, type RoomApi } from "./fixtures/rooms.ts";

test("an operation throws only the errors that it declares", () => {
  const handler: OperationHandler<RoomApi, "FetchRoom"> = ({ path }, { error }) => {
    expectTypeOf(path).toEqualTypeOf<{ RoomId: string }>();
    if (path.RoomId) throw error("NotFound");
    // @ts-expect-error: only CreateRoom declares it.
    throw error("NameTaken");
  };
  expectTypeOf(handler).toBeFunction();
});

test("every operation has a handler, which returns a declared response", () => {
  type Handlers = OperationHandlers<RoomApi>;
  // @ts-expect-error: DeleteRoom is missing.
  const incomplete: Handlers = { ListRooms: {} as never, CreateRoom: {} as never, FetchRoom: {} as never };
  // @ts-expect-error: DeleteRoom declares 204 only.
  const undeclared: Handlers["DeleteRoom"] = () => ({ status: 200, body: undefined });
  expectTypeOf<Parameters<Handlers["ListRooms"]>[0]["query"]["limit"]>().toEqualTypeOf<number>();
  expectTypeOf<Parameters<Handlers["ListRooms"]>[0]["query"]["after"]>().toEqualTypeOf<string | undefined>();
  return [incomplete, undeclared];
});

test("a range such as 4XX, or default, declares statuses, bodies and errors", () => {
  type Handlers = OperationHandlers<LibraryApi>;
  const hours: Handlers["fetchHours"] = (_input, { error }) => {
    // @ts-expect-error: fetchHours has no such example.
    if (_input.query) throw error("Open");
    return { status: 204, body: { open: 9 } };
  };
  // @ts-expect-error: 2XX declares another body.
  const other: Handlers["fetchHours"] = () => ({ status: 200, body: { closed: 9 } });
  // @ts-expect-error: if 200 is declared, default is for errors only.
  const created: Handlers["lendBooks"] = () => ({ status: 201, body: {} });
  const mock = createLibraryMock();
  mock.respond("fetchHours", 418, { example: "Closed" });
  // @ts-expect-error: Closed is an example of 4XX.
  mock.respond("fetchHours", 500, { example: "Closed" });
  // @ts-expect-error: findNewest declares 302 only.
  mock.respond("findNewest", 301);
  expectTypeOf(mock.coverage().counts.fetchHours).toEqualTypeOf<Readonly<Record<never, number>>>();
  return [hours, other, created];
});

test("overrides are limited to what the description declares", () => {
  const mock = createRoomMock();
  mock.respond("FetchRoom", 404, { example: "NotFound" });
  // @ts-expect-error: FetchRoom has no such example.
  mock.respond("FetchRoom", 404, { example: "NameTaken" });
  // @ts-expect-error: FetchRoom has no such status.
  mock.respond("FetchRoom", 409);
  // @ts-expect-error: DeleteRoom declares no example of 204.
  mock.respond("DeleteRoom", 204, { example: "NotFound" });
  // @ts-expect-error: a 204 response has no body.
  mock.respond("DeleteRoom", 204, { body: {} });
  // @ts-expect-error: unknown operation.
  mock.respond("CleanRoom", 200);
  // @ts-expect-error: this is the body of another status.
  mock.respond("FetchRoom", 200, { body: { error: "No" } });
  mock.handle("FetchRoom", () => HttpResponse.error());
  // @ts-expect-error: FetchRoom has no such status.
  mock.handle("FetchRoom", ({ respond }) => respond(409));
  mock.handle("FetchRoom", async ({ original }) => {
    const { status, body } = await original();
    if (status === 200) expectTypeOf(body.seats).toEqualTypeOf<number>();
  });
  // @ts-expect-error: the body is a room.
  mock.handle("FetchRoom", () => ({ status: 200, body: { error: "No" } }));
  expectTypeOf(mock.calls("FetchRoom")[0]?.input?.path).toEqualTypeOf<{ RoomId: string } | undefined>();
});
