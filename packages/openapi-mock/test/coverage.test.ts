import { expect, test } from "vitest";
import { createParcelMock } from "./fixtures/parcels.ts";
import { createRoomMock } from "./fixtures/rooms.ts";

type Input = Record<"path" | "query" | "body", Record<string, unknown>>;

/** Creates a mock whose handlers read some of their input. */
function createReadingMock() {
  const respond = (body: unknown) => ({ status: 200, body });
  const handlers = {
    ListParcels: ({ path: { Depot }, query: { fragile, ...rest } }: Input) => respond([Depot, fragile, rest]),
    SendParcel: ({ body }: Input) => respond(body.To),
    ChangeParcel: ({ path, body }: Input) => respond({ ...path, ...body }),
  };
  return createParcelMock({ handlers: handlers as never });
}

const listUnread = (mock: ReturnType<typeof createParcelMock>, id: string) =>
  mock.coverage().unread.filter((name) => name.startsWith(`${id} `));

test("lists the parameters and fields that no handler has read by name", async () => {
  const mock = createReadingMock();
  expect(listUnread(mock, "ListParcels")).toEqual(
    ["path Depot", "query fragile", "query weight"].map((name) => `ListParcels ${name}`),
  );
  await mock.send("/depots/north/parcels?weight=5");
  expect(listUnread(mock, "ListParcels")).toEqual(["ListParcels query weight"]);
  await mock.post({ Kind: "letter", To: "Ada" });
  const fields = ["Kind", "Stamps", "Tags", "Pin", "Weight"].map((name) => `SendParcel body ${name}`);
  expect(new Set(listUnread(mock, "SendParcel"))).toEqual(new Set(["SendParcel path Depot", ...fields]));
});

test("copying path and body counts as reading them", async () => {
  const mock = createReadingMock();
  await mock.patch({ note: "x" });
  expect(listUnread(mock, "ChangeParcel")).toEqual([]);
});

test("counts declared responses, keeps the counts across resets, and prints a table", async () => {
  const mock = createRoomMock();
  const before = mock.coverage();
  const headers = { Authorization: "Bearer token" };
  const send = (path: string, method = "GET") => mock.fetch(`/v1/rooms${path}`, { method, headers });
  for (let count = 0; count < 11; count += 1) await send("");
  await send("?limit=x");
  await send("", "PUT");
  await send("", "OPTIONS");
  mock.reset();
  await send("/RM0000000a");
  await send("");
  expect(before.counts.ListRooms).toEqual({ 200: 0, 400: 0 });
  expect(mock.coverage().counts).toMatchObject({ ListRooms: { 200: 12, 400: 1 }, FetchRoom: { 200: 0, 404: 1 } });
  const table = `
            200  201  204  400  404  409
ListRooms    12              1
CreateRoom         ·         ·         ·
FetchRoom     ·                   1
DeleteRoom              ·         ·
3 of 9 declared responses were sent.`;
  expect(`\n${mock.coverage()}`).toBe(table);
});

test("lists the calls since the last reset, except those in flight during it", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const mock = createParcelMock();
  await mock.send("/status");
  await mock.send("/depots/north/parcels?weight=x");
  expect(mock.calls()).toMatchObject([
    { operation: "FetchStatus", status: 200, input: { path: {}, query: {} } },
    { operation: "ListParcels", status: 400, input: undefined },
  ]);
  mock.use(mock.handle("FetchStatus", () => promise));
  const inFlight = mock.send("/status");
  mock.reset();
  resolve();
  await inFlight;
  await mock.post({ Kind: "letter", To: "Ada" });
  expect(mock.calls()).toHaveLength(1);
  expect(mock.calls("SendParcel")[0]?.input?.body).toMatchObject({ To: "Ada" });
});

test("keeps the body of a response that a handler changes later", async () => {
  const parcel = { count: 0 };
  const FetchStatus = () => {
    parcel.count += 1;
    return { status: 200, body: parcel };
  };
  const mock = createParcelMock({ handlers: { FetchStatus } as never });
  await mock.send("/status");
  await mock.send("/status");
  expect(mock.calls().map(({ body }) => body)).toEqual([{ count: 1 }, { count: 2 }]);
});

test("keeps the latest 1000 calls", async () => {
  const mock = createParcelMock();
  const send = (index: number) =>
    mock.handleRequest(new Request(`https://parcels.example/api/depots/${index}/parcels`));
  for (let index = 0; index < 2100; index += 1) await send(index);
  const depots = mock.calls("ListParcels").map(({ input }) => Number(input?.path.Depot));
  expect([depots.length, depots[0], depots.at(-1)]).toEqual([1000, 1100, 2099]);
});
