import { beforeAll, describe, expect, it } from "vitest";
import { load, readWorkshop } from "./generated.ts";
import type { Runtime } from "./runtime.ts";

let client: Runtime["client"];
beforeAll(async () => {
  ({ client } = await load(await readWorkshop()));
});

const bookings = "/v1/workshops/{Workshop}/bookings";

function checkWorkshop(Workshop: unknown) {
  const operation = client.operationAt("get", bookings);
  if (!operation) throw new Error("ListBookings is not in the table.");
  return () => client.checkPath(operation, { Workshop });
}

describe("the client's table", () => {
  it("knows the server and each operation by method and path", () => {
    expect(client.server).toBe("https://workshop.example/api");
    const names = client.operations.map(({ method, path, id }) => [`${method} ${path}`, id]);
    expect(Object.fromEntries(names)).toEqual({
      [`GET ${bookings}`]: "ListBookings",
      [`POST ${bookings}`]: "CreateBooking",
      [`GET ${bookings}/{Booking}`]: "FetchBooking",
      [`PATCH ${bookings}/{Booking}`]: "UpdateBooking",
      [`DELETE ${bookings}/{Booking}`]: "CancelBooking",
    });
    expect(client.operationAt("PUT", bookings)).toBeUndefined();
  });

  it("has the media type of a body, and the keys that are JSON inside a string, wherever in the union they are", () => {
    expect(
      Object.fromEntries(client.operations.map(({ id, mediaType, json }) => [id, mediaType && { mediaType, json }])),
    ).toEqual({
      ListBookings: undefined,
      CreateBooking: { mediaType: "application/x-www-form-urlencoded", json: ["Tools"] },
      FetchBooking: undefined,
      UpdateBooking: { mediaType: "application/json", json: [] },
      CancelBooking: undefined,
    });
  });

  it.each(["abc", "abcdefghijkl", "north-dock"])("takes %j for a path parameter", (value) => {
    expect(checkWorkshop(value)).not.toThrow();
  });

  it.each(["ab", "abcdefghijklm", "North", "north-", "", "abc\n", "abc\ndef", undefined, null, 7])(
    "refuses %j for a path parameter, naming operation, parameter and what is expected",
    (value) => {
      expect(checkWorkshop(value)).toThrow(
        `ListBookings: Workshop must match ^(?=[^]{3,12}$)[a-z]+(-[a-z]+)*$, not ${JSON.stringify(value)}.`,
      );
    },
  );
});
