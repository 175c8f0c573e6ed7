import { expect, test } from "vitest";
import { createParcelMock } from "./fixtures/parcels.ts";
import { createRoomMock } from "./fixtures/rooms.ts";

const getCorsHeaders = (headers: Headers) =>
  Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-")));

test("responds to a preflight with the methods of the path", async () => {
  const request = { method: "OPTIONS", headers: { "Access-Control-Request-Headers": "x-key, x-trace" } };
  const { status, headers } = await createParcelMock({ credentials: "any" }).send("/depots/north/parcels", request);
  expect(status).toBe(204);
  expect(getCorsHeaders(headers)).toEqual({
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, POST, OPTIONS",
    "access-control-allow-headers": "x-key, x-trace",
  });
});

test("exposes only the headers that the operation declares", async () => {
  const mock = createRoomMock();
  const expose = async (path: string) =>
    getCorsHeaders((await mock.fetch(path, { headers: { Authorization: "Bearer x" } })).headers)[
      "access-control-expose-headers"
    ];
  expect(await expose("/v1/rooms/RM00000001")).toBe("ETag");
  expect(await expose("/v1/rooms")).toBeUndefined();
  expect(await expose("/v1/nothing")).toBeUndefined();
});

test("sends CORS headers with errors", async () => {
  const mock = createParcelMock({ credentials: "any" });
  for (const path of ["/depots/north/parcels", "/nowhere"]) {
    expect(getCorsHeaders((await mock.send(path)).headers)["access-control-allow-origin"], path).toBe("*");
  }
});

test("sends no CORS headers with `cors: false`, and rejects OPTIONS as an undeclared method", async () => {
  const mock = createParcelMock({ cors: false });
  const response = await mock.send("/status", { method: "OPTIONS" });
  expect(response).toMatchObject({ status: 405, body: { name: "MethodNotAllowed" } });
  expect(response.headers.get("Allow")).toBe("GET");
  expect(getCorsHeaders(response.headers)).toEqual({});
  expect(getCorsHeaders((await mock.send("/status")).headers)).toEqual({});
});

test("adds `responseHeaders` to every response", async () => {
  let count = 0;
  const mock = createParcelMock({ responseHeaders: () => ({ "X-Request-Id": `${++count}` }) });
  const ids = [await mock.send("/status"), await mock.send("/nowhere"), await mock.send("/status", { method: "PUT" })];
  expect(ids.map(({ headers }) => headers.get("X-Request-Id"))).toEqual(["1", "2", "3"]);
});
