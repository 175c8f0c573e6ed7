import { beforeAll, describe, expect, it } from "vitest";
import { type Document, generate, type Target } from "../src/index.ts";
import { load, readWorkshop } from "./generated.ts";
import { operationOf } from "./reading.ts";

const targets: Target[] = ["types", "client", "msw"];

let document: Document;
beforeAll(async () => {
  document = await readWorkshop();
});

describe.each(targets)("%s", (target) => {
  it("has the same text each time", async () => {
    expect(await generate(target, await readWorkshop())).toEqual(await generate(target, document));
  });

  it("leaves the description as it is", async () => {
    const before = JSON.stringify(document);
    await generate(target, document);
    expect(JSON.stringify(document)).toBe(before);
  });
});

describe("the order of", () => {
  it("the operations is that of the description", async () => {
    const { table, client } = await load(document);
    const ids = ["ListBookings", "CreateBooking", "FetchBooking", "UpdateBooking", "CancelBooking"];
    expect(Object.keys(table.operations)).toEqual(ids);
    expect(client.operations.map(({ id }) => id)).toEqual(ids);
  });

  it("the fields is that of the description, parts of an allOf first", async () => {
    const runtime = await load(document);
    const { parameters } = operationOf(runtime, "ListBookings");
    expect(parameters.query.map(({ name }) => name)).toEqual(["limit", "cancelled", "order", "from"]);
    const { body } = operationOf(runtime, "CreateBooking");
    expect(body?.members?.bench?.fields.map(({ name }) => name)).toEqual([
      "Title",
      "Badge",
      "Period.Start",
      "Period.Hours",
      "Kind",
      "Tools",
    ]);
  });
});
