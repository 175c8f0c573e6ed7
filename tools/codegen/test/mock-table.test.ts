import { beforeAll, describe, expect, it } from "vitest";
import { generate } from "../src/index.ts";
import { documentWith, withAnswer, withForm } from "./documents.ts";
import { load, readWorkshop } from "./generated.ts";
import { faultsOf, operationOf } from "./reading.ts";
import type { Runtime } from "./runtime.ts";

let runtime: Runtime;
beforeAll(async () => {
  runtime = await load(await readWorkshop());
});

describe("the mock's table", () => {
  it("knows the server, and each operation by name", () => {
    expect(runtime.table.server).toBe("https://workshop.example/api");
    expect(operationOf(runtime, "UpdateBooking")).toMatchObject({
      id: "UpdateBooking",
      method: "PATCH",
      path: "/v1/workshops/{Workshop}/bookings/{Booking}",
      body: { mediaType: "application/json", closed: false },
    });
  });

  it("has the headers and the named examples of each status", () => {
    expect(operationOf(runtime, "ListBookings").responses).toEqual({
      200: { schema: expect.any(Object), headers: ["X-Total-Count"], examples: ["TwoBookings", "NoBookings"] },
      400: { schema: expect.any(Object), headers: [], examples: [] },
    });
  });

  it("has the named examples, those written in place too", () => {
    expect(Object.keys(runtime.table.requests)).toEqual(["BookBench", "BookMill", "MoveBooking"]);
    expect(runtime.table.answers.NoBookings).toEqual({ value: { bookings: [], next: null } });
    expect(runtime.table.requests.BookMill?.value).toMatchObject({ "Machine.Speed": 6000 });
  });
});

it("leaves what is only said to people out of the mock", async () => {
  const words = {
    title: "A length",
    description: "How long.",
    deprecated: true,
    example: 5,
    examples: [6],
    "x-unit": "m",
  };
  const schema = { ...words, externalDocs: { url: "https://small.example" }, type: "integer" };
  const whole = { ...words, type: "object", properties: { Length: schema } };
  const document = documentWith({
    ...withForm({ type: "object", properties: { Length: schema } }),
    ...withAnswer(whole),
  });
  expect(Object.values(await generate("msw", document)).join("\n")).not.toMatch(/How long|x-unit/);
  const small = await load(document);
  expect(faultsOf(small, "MakeThing", 200, { Length: 5 })).toEqual([]);
  expect(faultsOf(small, "MakeThing", 200, { Length: "5" })).toEqual(["/Length type"]);
});
