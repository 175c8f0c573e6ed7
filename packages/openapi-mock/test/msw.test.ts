import { HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createParcelMock } from "./fixtures/parcels.ts";
import { createRoomMock } from "./fixtures/rooms.ts";

const mock = createRoomMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
afterEach(() => server.resetHandlers()); // also resets the mock
afterAll(() => server.close());

const url = "https://rooms.example/v1/rooms";
const headers = { Authorization: "Bearer any", "Content-Type": "application/json" };
const createRoom = (name: string) => fetch(url, { method: "POST", headers, body: JSON.stringify({ name }) });
const listRooms = async (query = "") => (await fetch(url + query, { headers })).json();

test("lists the rooms that were created", async () => {
  const { id } = await (await createRoom("Blue")).json();
  expect(await listRooms()).toEqual({ rooms: [{ id, name: "Blue", seats: 4 }], next: null });
  expect((await fetch(`${url}/${id}`, { headers })).status).toBe(200);
});

test("server.resetHandlers() resets the state", async () => {
  expect(await listRooms()).toEqual({ rooms: [], next: null });
});

test("responds with an error that the operation declares", async () => {
  await createRoom("Green");
  const response = await createRoom("Green");
  expect([response.status, response.headers.get("Retry-After")]).toEqual([409, "60"]);
  expect(await response.json()).toEqual({ error: "Green exists" });
});

test("simulates errors", async () => {
  server.use(mock.respond("FetchRoom", 404));
  server.use(mock.respond("CreateRoom", 409, { example: "NameTaken", once: true }));
  server.use(mock.handle("ListRooms", () => HttpResponse.error()));
  expect((await fetch(`${url}/RM0000000a`)).status).toBe(404);
  expect((await createRoom("Green")).headers.get("Retry-After")).toBe("60");
  expect((await createRoom("Green")).status).toBe(201);
  await expect(listRooms()).rejects.toThrow(TypeError);
});

test("mock.use() also applies behind MSW, after server.use(), until the next reset", async () => {
  mock.use(mock.respond("FetchRoom", 404));
  mock.use(mock.handle("ListRooms", ({ unchecked }) => unchecked(new Response("busy", { status: 502 }))));
  mock.use(mock.respond("CreateRoom", 409, { once: true }));
  server.use(mock.respond("CreateRoom", 400, { once: true }));
  expect((await fetch(`${url}/RM0000000a`)).status).toBe(404);
  expect(await (await fetch(url, { headers })).text()).toBe("busy");
  const statuses = [await createRoom("Red"), await createRoom("Red"), await createRoom("Red")].map(
    ({ status }) => status,
  );
  expect(statuses).toEqual([400, 409, 201]);
  server.resetHandlers();
  expect(await listRooms()).toEqual({ rooms: [], next: null });
});

test("changes a response", async () => {
  server.use(
    mock.handle("CreateRoom", async ({ body, original, respond }) => {
      const response = await original(); // the mock's own response
      if (response.status !== 201) return response;
      return respond(201, { body: { ...response.body, name: body.name.toUpperCase() } });
    }),
  );
  expect(await (await createRoom("Blue")).json()).toMatchObject({ name: "BLUE" });
  expect(mock.calls("CreateRoom")).toMatchObject([{ input: { body: { name: "Blue" } }, status: 201 }]);
});

test("a cursor stays valid after its room is deleted", async () => {
  for (const name of ["A", "B", "C"]) await createRoom(name);
  const { next } = await listRooms("?limit=2");
  await fetch(`${url}/${next}`, { method: "DELETE", headers });
  expect(await listRooms(`?after=${next}`)).toMatchObject({ rooms: [{ name: "C" }], next: null });
});

test("rejects a cursor that was never valid", async () => {
  expect(await listRooms("?after=RM0000000a")).toEqual({ error: "Invalid after" });
});

test("two contracts can be mocked in one process", async () => {
  server.use(...createParcelMock().handlers);
  const statuses = ["GET", "OPTIONS", "PUT"].map(async (method) => {
    return (await fetch("https://parcels.example/api/status", { method })).status;
  });
  expect(await Promise.all(statuses)).toEqual([200, 204, 405]);
  expect(Object.keys(mock.coverage().counts)).toEqual(["ListRooms", "CreateRoom", "FetchRoom", "DeleteRoom"]);
});

test("reads every parameter and field of the description", () => {
  expect(mock.coverage().unread).toEqual([]);
});
