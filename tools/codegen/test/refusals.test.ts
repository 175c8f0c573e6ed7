import { beforeAll, describe, expect, it } from "vitest";
import { receive, request, send } from "./exchange.ts";
import { load, readWorkshop } from "./generated.ts";
import type { Runtime } from "./runtime.ts";

let runtime: Runtime;
beforeAll(async () => {
  runtime = await load(await readWorkshop());
});

const bench = { Kind: "bench", Title: "Sign", Badge: "123456", "Period.Start": "2026-03-01T09:00:00Z" };
const mill = { Kind: "machine", Title: "Gear", "Machine.Process": "mill", "Machine.Speed": 6000 };

function without(body: object, ...names: string[]): object {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}

/** The error that a request gets, and the parameters that it blames. */
async function refusalOf(id: string, request: Request, strict = false) {
  const refusal = await receive(runtime, id, request, strict).catch((error: unknown) => error);
  if (!(refusal instanceof runtime.Refusal)) throw new Error(`${id} was not refused.`, { cause: refusal });
  const { error, options } = refusal as Error & {
    error: string;
    options: { violations: { parameter: string; expected: string; received?: string }[] };
  };
  return { error, violations: options.violations, parameters: options.violations.map(({ parameter }) => parameter) };
}

describe("the table of errors", () => {
  it("answers each kind of refusal with the description's own example", () => {
    expect(runtime.table.refusals).toEqual({
      unknownPath: "NoSuchPlace",
      methodNotAllowed: "MethodNotAllowed",
      unauthenticated: "NoBadge",
      missing: "Incomplete",
      invalid: "Unusable",
    });
  });

  it("holds those that a field names, and templates under message", () => {
    const names = ["NoSuchPlace", "BadgeRefused", "MethodNotAllowed", "NoBadge", "Incomplete", "Unusable"];
    expect(Object.keys(runtime.table.errors).sort()).toEqual(names.sort());
    expect(runtime.table.errors.Incomplete?.message).toBe("Please give {parameter}");
    expect(runtime.table.errors.BadgeRefused).not.toHaveProperty("message");
  });
});

describe("a request that the description does not allow", () => {
  it.each([
    ["the outer discriminator", without(bench, "Kind"), ["Kind"]],
    ["everything", {}, ["Title", "Kind"]],
    ["the inner discriminator", without(mill, "Machine.Process"), ["Machine.Process"]],
    ["a field of one member", without(mill, "Machine.Speed"), ["Machine.Speed"]],
    [
      "fields of a part of an allOf",
      without(bench, "Title", "Badge", "Period.Start"),
      ["Title", "Badge", "Period.Start"],
    ],
  ])("is incomplete without %s", async (_title, body, parameters) => {
    expect(await refusalOf("CreateBooking", send(runtime, "CreateBooking", body))).toMatchObject({
      error: "Incomplete",
      parameters,
    });
  });

  it.each([
    ["CreateBooking", { ...bench, Kind: "kiln" }, "Kind"],
    ["CreateBooking", { ...mill, "Machine.Process": "kiln" }, "Machine.Process"],
    ["CreateBooking", { ...mill, "Machine.Speed": 99 }, "Machine.Speed"],
    ["CreateBooking", { ...mill, "Machine.Speed": "06000" }, "Machine.Speed"],
    ["CreateBooking", { ...mill, "Machine.Cooled": "yes" }, "Machine.Cooled"],
    ["CreateBooking", { ...mill, Undeclared: 1 }, "Undeclared"],
    ["CreateBooking", { ...bench, Title: "x".repeat(13) }, "Title"],
    ["CreateBooking", { ...bench, Tools: ["a", "b", "c", "d"] }, "Tools"],
    ["CreateBooking", { ...bench, Tools: ["x".repeat(60)] }, "Tools"],
    ["UpdateBooking", { period: { hours: 1 } }, "period"],
    ["UpdateBooking", { title: null }, "title"],
  ])("of %s is unusable with %j", async (id, body, parameter) => {
    expect(await refusalOf(id, send(runtime, id, body))).toMatchObject({ error: "Unusable", parameters: [parameter] });
  });

  it("is unusable with a JSON text that is no JSON", async () => {
    const body = `${new URLSearchParams(bench)}&Tools=%5B%22saw`;
    expect(await refusalOf("CreateBooking", request(runtime, "CreateBooking", { body }))).toMatchObject({
      error: "Unusable",
      violations: [{ parameter: "Tools", expected: expect.stringContaining("JSON"), received: '["saw' }],
    });
  });

  it.each([
    ["?limit=0", "limit", "a whole number from 1 to 100"],
    ["?limit=", "limit", "a whole number from 1 to 100"],
    ["?cancelled=1", "cancelled", "true or false"],
    ["?order=up", "order", "one of newest, oldest"],
  ])("is unusable with the query %s", async (query, parameter, expected) => {
    const { error, violations } = await refusalOf("ListBookings", request(runtime, "ListBookings", { query }));
    expect({ error, violations }).toEqual({
      error: "Unusable",
      violations: [{ parameter, expected, received: query.split("=")[1] }],
    });
  });

  it("gets the error that the parameter names", async () => {
    const nowhere = request(runtime, "FetchBooking", { path: { Workshop: "NORTH" } });
    expect(await refusalOf("FetchBooking", nowhere)).toMatchObject({ error: "NoSuchPlace", parameters: ["Workshop"] });
    const nothing = request(runtime, "FetchBooking", { path: { Booking: "bk_1" } });
    expect(await refusalOf("FetchBooking", nothing)).toMatchObject({ error: "Unusable", parameters: ["Booking"] });
  });

  it("gets the error that the property names, and no secret back", async () => {
    const { error, violations } = await refusalOf(
      "CreateBooking",
      send(runtime, "CreateBooking", { ...bench, Badge: "secret" }),
    );
    expect({ error, violations }).toEqual({
      error: "BadgeRefused",
      violations: [{ parameter: "Badge", expected: "text matching ^[0-9]{6}$" }],
    });
  });
});

describe("the answer to it", () => {
  const answer = (request: Request, name: string, words?: Record<string, string>) =>
    runtime.answerOfRefusal(request, new runtime.Refusal(name, { ...(words && { words }) }), {
      base: runtime.table.server,
    });

  it("is the example with its template filled in", () => {
    const { status, body } = answer(request(runtime, "FetchBooking"), "NoSuchPlace");
    expect(status).toBe(404);
    expect(body).toEqual({
      code: 13,
      message: "Nothing is at /workshops/north/bookings/bk_0123abcd",
      more_info: "https://workshop.example/errors/13",
      status: 404,
    });
  });

  it("is the example as it stands when it has no template", () => {
    const { status, body } = answer(request(runtime, "FetchBooking"), "BadgeRefused", { parameter: "Badge" });
    expect(status).toBe(403);
    expect(body).toEqual(runtime.table.errors.BadgeRefused?.value);
  });

  it("comes from the whole server, by the description's codes", async () => {
    const server = new runtime.Server({
      baseUrl: runtime.table.server,
      credentials: "none",
      strict: false,
      admit: () => {},
      receive: () => async () => ({ status: 204 }),
    });
    const outcomes = [];
    for (const [method, query] of [
      ["DELETE", ""],
      ["PUT", ""],
      ["GET", "?limit=0"],
    ] as const) {
      const call = new Request(`${request(runtime, "ListBookings").url}${query}`, { method });
      const { status, body } = await server.answer(call);
      outcomes.push([method, status, JSON.parse(body ?? "null")]);
    }
    const message = "limit will not do";
    const details = { violations: [{ parameter: "limit", expected: "a whole number from 1 to 100", received: "0" }] };
    expect(outcomes).toEqual([
      ["DELETE", 405, expect.objectContaining({ code: 15, message: "That cannot be done here", status: 405 })],
      ["PUT", 405, expect.objectContaining({ code: 15 })],
      ["GET", 422, expect.objectContaining({ code: 12, message, status: 422, details })],
    ]);
  });
});
