import { createFactorMock } from "@verify-factors/msw";
import { createFactorServerControl, FactorServerControlError, startFactorServer } from "@verify-factors/server";
import description from "@verify-factors/server/control.json" with { type: "json" };
import { Contract } from "@verify-factors/testing/contract";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { authorization, factorsPath, form, nobody, serve, totp } from "./serving.ts";

const contract = new Contract(description as never, "https://contract.test/control");
const faults: string[] = [];

/** Whatever a test does, each answer of the control API must be one that its description declares. */
const platform = globalThis.fetch;
vi.stubGlobal("fetch", async (...args: Parameters<typeof fetch>) => {
  const request = new Request(...args);
  const response = await platform(request.clone());
  if (new URL(request.url).pathname.startsWith("/__control__/")) {
    faults.push(...(await contract.faultsOf(request, response)));
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
  }
  return response;
});
afterEach(() => {
  expect(faults.splice(0)).toEqual([]);
});

/** A request to the control API by hand, as other languages make it. */
async function call(url: string, path: string, method = "GET", body?: unknown, headers: Record<string, string> = {}) {
  const type = { "Content-Type": "application/json" };
  const init = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const response = await fetch(`${url}/__control__/${path}`, { method, headers: { ...type, ...headers }, ...init });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
}

describe("Reset", () => {
  test("goes back to the factors of the start and to real time", async () => {
    const { control, clock } = await serve({ factors: [{ FactorType: "totp", FriendlyName: "Seed" }] });
    await control.setClock(0);
    await control.add({ FactorType: "push" });
    const before = Date.now();
    expect(await control.reset()).toBeUndefined();
    const [seed, ...others] = await control.factors();
    expect(seed?.friendly_name).toBe("Seed");
    expect(others).toEqual([]);
    expect(clock.stopped).toBe(false);
    // Seeds are dated by the clock as it is after the reset.
    expect(Date.parse(seed?.date_created ?? "")).toBeGreaterThanOrEqual(before - 1000);
  });

  test("takes no body, whatever is sent", async () => {
    const { url } = await serve();
    expect((await call(url, "reset", "POST", "nonsense")).status).toBe(204);
  });
});

describe("Factors", () => {
  test("are what the service answers, of every entity", async () => {
    const { control, factors } = await serve();
    expect(await control.factors()).toEqual([]);
    const created = (await (await fetch(factors, form(totp))).json()) as { sid: string };
    await control.add({ FactorType: "push", Identity: "somebody-else" });
    const [own, other, ...more] = await control.factors();
    expect(own).toEqual(await (await fetch(`${factors}/${created.sid}`, { headers: form({}).headers ?? {} })).json());
    expect(other?.identity).toBe("somebody-else");
    expect(more).toEqual([]);
  });
});

describe("Add", () => {
  test("takes all that mock.add takes", async () => {
    const { control, mock, url } = await serve();
    const seed = {
      FactorType: "totp",
      sid: nobody,
      status: "verified",
      date_created: "2026-01-15T09:30:00Z",
      FriendlyName: "Ada",
      Identity: "the-user-of-the-test",
      "Config.CodeLength": 8,
      Metadata: { os: "Android" },
    } as const;
    const added = await control.add(seed);
    const twin = createFactorMock({ baseUrl: url }).add({ ...seed, "Binding.Secret": added.binding.secret });
    expect(added).toEqual({ ...twin, entity_sid: added.entity_sid });
    expect(mock.factors()).toHaveLength(1);
    expect(added.url).toBe(`${url}/v2/Services/${added.service_sid}/Entities/the-user-of-the-test/Factors/${nobody}`);
  });

  test("takes dates, and leaves out what is undefined", async () => {
    const { control } = await serve();
    const date_created = new Date("2020-02-02T02:02:02Z");
    const added = await control.add({ FactorType: "push", date_created, FriendlyName: undefined });
    expect(added).toMatchObject({ factor_type: "push", date_created: "2020-02-02T02:02:02Z" });
  });

  test.each([
    ["no type", {}, "FactorType is missing"],
    ["an unknown type", { FactorType: "sms" }, 'FactorType must be one of totp, push, not "sms"'],
    ["a type that is no text", { FactorType: 1 }, "FactorType must be of type string, not 1"],
    ["a malformed sid", { FactorType: "totp", sid: "YF" }, 'sid must match pattern "^YF[0-9a-fA-F]{32}$", not "YF"'],
    [
      "an unknown status",
      { FactorType: "totp", status: "lost" },
      'status must be one of unverified, verified, not "lost"',
    ],
    ["a short identity", { FactorType: "totp", Identity: "me" }, "Identity must NOT have fewer than 8 characters"],
    [
      "a value out of bounds",
      { FactorType: "totp", "Config.Skew": 9 },
      "Config.Skew must be a whole number from 0 to 2, not 9",
    ],
    ["an unknown parameter", { FactorType: "totp", Colour: 1 }, "Colour must be absent"],
    ["no date", { FactorType: "totp", date_created: "soon" }, "date_created is no date"],
    ["an array", [], "it must be of type object, not an array"],
    ["null", null, "it must be of type object, not null"],
    ["what is no JSON", "{", "The body is not valid JSON"],
  ])("refuses %s", async (_what, body, message) => {
    const { url, mock } = await serve();
    const answer = await call(url, "factors", "POST", body);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain(message);
    expect(mock.factors()).toEqual([]);
  });

  test("names all that is wrong, but no secret", async () => {
    const { url } = await serve();
    const two = await call(url, "factors", "POST", { FactorType: "totp", sid: "x", status: "y" });
    expect(two.body.message).toMatch(/sid .*; status /);
    const secret = await call(url, "factors", "POST", { FactorType: "totp", "Binding.Secret": "hush!" });
    expect(secret.body.message).toContain("Binding.Secret must be");
    expect(secret.body.message).not.toContain("hush");
  });

  test("refuses a sid that is taken", async () => {
    const { control } = await serve();
    const { sid } = await control.add({ FactorType: "totp" });
    await expect(control.add({ FactorType: "totp", sid })).rejects.toThrow(`Add: 400, mock.add: sid is taken: ${sid}.`);
  });

  test("wants JSON, so that no page can send it unasked", async () => {
    const { url, mock } = await serve();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", ""]) {
      const answer = await call(url, "factors", "POST", { FactorType: "totp" }, { "Content-Type": type });
      expect(answer.status).toBe(415);
    }
    const charset = { "Content-Type": "Application/JSON; charset=utf-8" };
    expect((await call(url, "factors", "POST", { FactorType: "totp" }, charset)).status).toBe(201);
    expect(mock.factors()).toHaveLength(1);
  });
});

describe("Code", () => {
  test("is the one that the service accepts", async () => {
    const { control, factors, mock } = await serve();
    await control.setClock("2026-01-15T09:30:00Z");
    const { sid } = await control.add({ FactorType: "totp" });
    const code = await control.code(sid);
    expect(code).toBe(mock.code(sid));
    const update = await fetch(`${factors}/${sid}`, form({ AuthPayload: code }));
    expect(await update.json()).toMatchObject({ status: "verified" });
  });

  test.each([nobody, "YF", "a/b", "..", "%", "hello world"])("there is none of %s", async (sid) => {
    const { control } = await serve();
    await expect(control.code(sid)).rejects.toMatchObject({ operation: "Code", status: 404 });
  });

  test("there is none of a device", async () => {
    const { control } = await serve();
    const { sid } = await control.add({ FactorType: "push" });
    await expect(control.code(sid)).rejects.toThrow(`Code: 404, mock.code: ${sid} is a device, which signs instead.`);
  });
});

describe("Respond", () => {
  const read = { headers: { Authorization: authorization } };
  const statuses = async (url: string, count: number) => {
    const answers = [];
    for (let index = 0; index < count; index += 1) answers.push((await fetch(url, read)).status);
    return answers;
  };

  test("answers in the service's place until reset, with the example and its headers", async () => {
    const { control, factors } = await serve();
    await control.respond("ListFactor", 429);
    const answer = await fetch(factors, read);
    expect([answer.status, answer.headers.get("Retry-After")]).toEqual([429, "30"]);
    expect(await answer.json()).toMatchObject({ code: 20429 });
    expect(await statuses(factors, 2)).toEqual([429, 429]);
    await control.reset();
    expect(await statuses(factors, 1)).toEqual([200]);
  });

  test("takes an example by its name, or a body and headers", async () => {
    const { control, factors } = await serve();
    const { binding: _, ...factor } = await control.add({ FactorType: "totp" });
    const verify = () => fetch(`${factors}/${factor.sid}`, form({ AuthPayload: "1" }));
    await control.respond("UpdateFactor", 429, { example: "TooManyAttempts" });
    expect(await (await verify()).json()).toMatchObject({ code: 60310 });
    const body = { ...factor, friendly_name: "Grace" };
    await control.respond("UpdateFactor", 200, { body, headers: { "Twilio-Verify-Factor-Signature": "signed" } });
    const answer = await verify();
    expect(answer.headers.get("Twilio-Verify-Factor-Signature")).toBe("signed");
    expect(await answer.json()).toEqual(body);
    expect(await control.factors()).toMatchObject([{ friendly_name: factor.friendly_name }]);
  });

  test("as many times as said, and what was said last counts first", async () => {
    const { control, factors } = await serve();
    await control.respond("ListFactor", 503, { times: 2 });
    await control.respond("ListFactor", 429, { once: true });
    expect(await statuses(factors, 4)).toEqual([429, 503, 503, 200]);
  });

  test("exactly as many times when requests come at once", async () => {
    const { control, factors } = await serve();
    await control.respond("ListFactor", 500, { times: 3 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => fetch(factors, read)));
    expect(answers.filter(({ status }) => status === 500)).toHaveLength(3);
  });

  test("leaves other operations, preflights and unknown paths to the mock", async () => {
    const { control, url, factors } = await serve();
    await control.respond("ListFactor", 503);
    expect((await fetch(factors, form(totp))).status).toBe(201);
    expect((await fetch(factors, { method: "OPTIONS" })).status).toBe(204);
    expect((await fetch(`${url}/v2`)).status).toBe(404);
    expect((await fetch(factors)).status).toBe(503);
  });

  test("the mock does not think it forgotten when no request came", async () => {
    const warn = vi.spyOn(console, "warn");
    onTestFinished(() => warn.mockRestore());
    const { control } = await serve();
    await control.respond("ListFactor", 503, { times: 2 });
    await control.reset();
    expect(warn).not.toHaveBeenCalled();
  });

  test.each([
    ["no operation", { status: 429 }, "operation is missing"],
    [
      "an unknown operation",
      { operation: "PatchFactor", status: 200 },
      "there is no operation PatchFactor, but ListFactor",
    ],
    ["an undeclared status", { operation: "ListFactor", status: 418 }, "ListFactor declares no 418, but 200, 400"],
    [
      "a status that is no number",
      { operation: "ListFactor", status: "429" },
      'status must be of type integer, not "429"',
    ],
    [
      "an undeclared example",
      { operation: "ListFactor", status: 429, example: "NotFound" },
      "there is no example NotFound",
    ],
    ["a body that breaks its schema", { operation: "ListFactor", status: 200, body: {} }, "the body has no /factors"],
    ["a body that is no object", { operation: "ListFactor", status: 200, body: "x" }, "body must be of type object"],
    [
      "a header that is no text",
      { operation: "ListFactor", status: 200, headers: { a: 1 } },
      "headers/a must be of type string, not 1",
    ],
    [
      "a header that cannot be",
      { operation: "ListFactor", status: 200, headers: { "a b": "c" } },
      "Header name must be a valid HTTP token",
    ],
    [
      "a header whose value cannot be",
      { operation: "ListFactor", status: 429, headers: { "x-mine": "a\u0001b" } },
      'Invalid character in header content ["x-mine"]',
    ],
    ["no times", { operation: "ListFactor", status: 200, times: 0 }, "times must be >= 1, not 0"],
    ["too many times", { operation: "ListFactor", status: 200, times: 1e9 }, "times must be <= 1000"],
    ["what it does not know", { operation: "ListFactor", status: 200, delay: 5 }, "there is no delay"],
  ])("refuses %s", async (_what, body, message) => {
    const { url, factors } = await serve();
    const answer = await call(url, "responses", "POST", body);
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining(message)]);
    expect(await statuses(factors, 1)).toEqual([200]);
  });
});

describe("the clock", () => {
  const start = "2026-01-15T09:30:00.000Z";

  test("stops where it is set, in each way to say when", async () => {
    const { control } = await serve();
    for (const at of [start, "2026-01-15T10:30:00+01:00", Date.parse(start), new Date(start)]) {
      expect(await control.setClock(at)).toEqual({ now: start, stopped: true });
      expect(await control.clock()).toEqual({ now: start, stopped: true });
      await control.restoreClock();
    }
  });

  test("moves on and back while it stands still, and while it runs", async () => {
    const { control } = await serve();
    await control.setClock(start);
    expect((await control.advanceClock(60_000)).now).toBe("2026-01-15T09:31:00.000Z");
    expect((await control.advanceClock(-120_000)).now).toBe("2026-01-15T09:29:00.000Z");
    const real = Date.now();
    expect((await control.restoreClock()).stopped).toBe(false);
    await control.advanceClock(3_600_000);
    const { now, stopped } = await control.advanceClock(3_600_000);
    expect(stopped).toBe(false);
    expect(Date.parse(now) - real).toBeGreaterThanOrEqual(7_200_000);
    expect(Date.parse(now) - Date.now()).toBeLessThanOrEqual(7_200_000);
  });

  test.each([
    ["PUT", "clock", {}, "at is missing"],
    ["PUT", "clock", { at: "tomorrow" }, 'at must match format "date-time", not "tomorrow"'],
    ["PUT", "clock", { at: "2026-02-30T00:00:00Z" }, 'must match format "date-time"'],
    ["PUT", "clock", { at: true }, "at must be of type string or number, not true"],
    ["PUT", "clock", { at: 1e18 }, "leaves out 1000000000000000000"],
    ["PUT", "clock", { at: 0, by: 1 }, "there is no by"],
    ["POST", "clock/advance", { milliseconds: "1" }, 'milliseconds must be of type number, not "1"'],
    ["POST", "clock/advance", { milliseconds: 1e15 }, "leaves out 1000000000000000 milliseconds on"],
  ])("%s %s refuses %j", async (method, path, body, message) => {
    const { url, control } = await serve();
    await control.setClock(start);
    const answer = await call(url, path, method, body);
    expect([answer.status, answer.body.message]).toEqual([400, expect.stringContaining(message)]);
    expect(await control.clock()).toEqual({ now: start, stopped: true });
  });

  test("of a mock that has its own cannot be set, and the error says how it could", async () => {
    const server = await startFactorServer({ mock: createFactorMock({ baseUrl: "/" }) });
    onTestFinished(() => server.close());
    const control = createFactorServerControl(server.url);
    const calls = [control.clock, () => control.setClock(0), () => control.advanceClock(1), control.restoreClock];
    for (const refused of calls) {
      const error = await refused().then(undefined, (reason: unknown) => reason);
      expect(error).toMatchObject({
        status: 409,
        message: expect.stringContaining("createFactorMock({ now: clock.now })"),
      });
    }
    await control.reset();
  });
});

describe("what the description does not know", () => {
  test.each(["", "nothing", "factors/", "reset/", "clock/advance/x", "factors//code"])(
    "/__control__/%s is 404",
    async (path) => {
      const { url } = await serve();
      const { status, body } = await call(url, path);
      expect([status, body]).toEqual([404, { status, message: `The control API has no path /__control__/${path}.` }]);
    },
  );

  test.each([
    ["reset", "GET", "POST"],
    ["factors", "PUT", "GET, POST"],
    ["factors", "OPTIONS", "GET, POST"],
    ["factors/YF/code", "POST", "GET"],
    ["clock", "POST", "GET, PUT, DELETE"],
  ])("/__control__/%s does not know %s", async (path, method, allowed) => {
    const { url } = await serve();
    const { status, headers, body } = await call(url, path, method);
    expect([status, headers.get("Allow"), body.message]).toEqual([405, allowed, expect.stringContaining(allowed)]);
  });

  test("what only begins like it is the mock's", async () => {
    const { url } = await serve();
    for (const path of ["/__control__", "/__control__x/reset", "//__control__/reset", "/v2/__control__/reset"]) {
      expect(await (await fetch(url + path)).json()).toMatchObject({ code: 20404 });
    }
  });
});

describe("createFactorServerControl", () => {
  test("says which operation was refused, how and why", async () => {
    const { control } = await serve();
    const error = await control.code(nobody).then(undefined, (reason: unknown) => reason);
    expect(error).toBeInstanceOf(FactorServerControlError);
    const message = `Code: 404, mock.code: ${nobody} is no factor of this mock.`;
    expect(error).toMatchObject({ name: "FactorServerControlError", operation: "Code", status: 404, message });
  });

  test("says when nobody answers, and when it is somebody else", async () => {
    const { url, close } = await startFactorServer();
    await close();
    const nobodys = createFactorServerControl(url).reset();
    await expect(nobodys).rejects.toMatchObject({
      operation: "Reset",
      status: undefined,
      cause: expect.any(TypeError),
    });
    await expect(nobodys).rejects.toThrow(`Reset: no server answers at ${url}`);

    const { createServer } = await import("node:http");
    const other = createServer((_request, response) => response.writeHead(502).end("<html>")).listen(0, "127.0.0.1");
    onTestFinished(() => void other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    const others = `http://127.0.0.1:${port}`;
    await expect(createFactorServerControl(others).reset()).rejects.toMatchObject({ status: 502 });
    expect(faults.splice(0)).toEqual(["POST /__control__/reset declares no 502"]);
  });

  test("takes any address on the server", async () => {
    const { url, control } = await serve();
    await control.add({ FactorType: "totp" });
    expect(await createFactorServerControl(`${url}${factorsPath}?PageSize=1`).factors()).toHaveLength(1);
  });

  test.each(["", "nonsense", "127.0.0.1:4010", "http://", "ftp://127.0.0.1", "/__control__"])(
    "%s is no address",
    (url) => {
      expect(() => createFactorServerControl(url)).toThrow(
        `createFactorServerControl: expected the address of a server, such as http://127.0.0.1:4010, not ${url}.`,
      );
    },
  );
});
