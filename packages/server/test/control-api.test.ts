import { createFactorMock } from "@verify-factors/msw";
import { createFactorServerControl, FactorServerControlError, startFactorServer } from "@verify-factors/server";
import description from "@verify-factors/server/control.json" with { type: "json" };
import manifest from "@verify-factors/server/package.json" with { type: "json" };
import { totp, unknownSid } from "@verify-factors/testing/api";
import { ResponseValidator } from "@verify-factors/testing/response-validator";
import { serve as serveForeign } from "@verify-factors/testing/serve";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { factorsPath, form, read, serve } from "./serve.ts";

const validator = new ResponseValidator(description, "https://description.test/control");
const errors: string[] = [];

// Validates every response of the control API in all tests.
const platform = globalThis.fetch;
vi.stubGlobal("fetch", async (...args: Parameters<typeof fetch>) => {
  const request = new Request(...args);
  const response = await platform(request.clone());
  if (new URL(request.url).pathname.startsWith("/__control__/")) {
    expect(response.headers.get("Access-Control-Allow-Origin")).toBeNull();
    // Tests also send requests to unknown paths.
    if (validator.hasPath(request.url)) errors.push(...(await validator.validate(request, response)));
    else expect(response.status).toBe(404);
  }
  return response;
});
afterEach(() => {
  expect(errors.splice(0)).toEqual([]);
});

/** Sends a request without the client, like a program in another language. */
async function call(url: string, path: string, method = "GET", body?: unknown, type = "application/json") {
  const init = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const headers = { "Content-Type": type };
  const response = await fetch(`${url}/__control__/${path}`, { method, headers, ...init });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text), headers: response.headers };
}

async function readStatuses(factors: string, count: number): Promise<number[]> {
  const statuses = [];
  for (let index = 0; index < count; index += 1) statuses.push((await fetch(factors, read)).status);
  return statuses;
}

test("Health returns the version", async () => {
  const { control } = await serve();
  expect(await control.health()).toEqual({ status: "ok", version: manifest.version });
});

test("Reset restores the initial factors and real time, removes response overrides, and clears the calls", async () => {
  const { url, control, clock, factors } = await serve({ factors: [{ FactorType: "totp", FriendlyName: "Seed" }] });
  await control.setClock(0);
  await control.add({ FactorType: "push" });
  await control.respond("ListFactor", 503);
  await fetch(factors, read);
  const before = Date.now();
  // The operation has no body, so it ignores one.
  expect((await call(url, "reset", "POST", "nonsense")).status).toBe(204);
  const [seed, ...others] = await control.factors();
  expect([seed?.friendly_name, others, clock.stopped]).toEqual(["Seed", [], false]);
  // The creation date of seeds is the time after the reset.
  expect(Date.parse(seed?.date_created ?? "")).toBeGreaterThanOrEqual(before - 1000);
  expect(await control.calls()).toEqual([]);
  expect(await readStatuses(factors, 1)).toEqual([200]);
});

test("Factors returns the factors of all entities", async () => {
  const { control, factors } = await serve();
  expect(await control.factors()).toEqual([]);
  const created = (await (await fetch(factors, form(totp))).json()) as { sid: string };
  await control.add({ FactorType: "push", Identity: "somebody-else" });
  const [own, other, ...more] = await control.factors();
  expect(own).toEqual(await (await fetch(`${factors}/${created.sid}`, read)).json());
  expect([other?.identity, more]).toEqual(["somebody-else", []]);
});

test("Add accepts the seeds of mock.add, with dates, without undefined properties", async () => {
  const { control, mock, url } = await serve();
  const own = {
    sid: unknownSid,
    status: "verified",
    Identity: "the-user-of-the-test",
    FriendlyName: undefined,
  } as const;
  const config = { "Config.CodeLength": 8, Metadata: { os: "Android" } };
  const seed = { FactorType: "totp", date_created: new Date("2026-01-15T09:30:00Z"), ...own, ...config } as const;
  const added = await control.add(seed);
  const localMock = createFactorMock({ baseUrl: url }).add({ ...seed, "Binding.Secret": added.binding.secret });
  expect(added).toEqual({ ...localMock, entity_sid: added.entity_sid });
  expect(mock.factors()).toHaveLength(1);
});

test("Add requires JSON, names every invalid value, and repeats no secret", async () => {
  const { url, control } = await serve();
  // A page cannot send JSON to another origin without a preflight.
  for (const type of ["text/plain", "application/x-www-form-urlencoded", ""]) {
    expect((await call(url, "factors", "POST", { FactorType: "totp" }, type)).status).toBe(415);
  }
  const type = "Application/JSON; charset=utf-8";
  expect((await call(url, "factors", "POST", { FactorType: "totp" }, type)).status).toBe(201);
  const two = await call(url, "factors", "POST", { FactorType: "totp", sid: "x", status: "y" });
  expect(two.body.message).toMatch(/sid .*; status /);
  const secret = await call(url, "factors", "POST", { FactorType: "totp", "Binding.Secret": "hush!" });
  expect(secret.body.message).toMatch(/Binding\.Secret must be (?!.*hush)/);
  const [{ sid } = { sid: "" }] = await control.factors();
  await expect(control.add({ FactorType: "totp", sid })).rejects.toThrow("sid must be a sid that was never used");
});

test.each([
  ["factors", (deep: string) => `{"FactorType":${deep}}`],
  ["factors", (deep: string) => `{"FactorType":"totp","Metadata":${deep}}`],
  ["responses", (deep: string) => `{"operation":"ListFactor","status":429,"body":${deep}}`],
])("rejects JSON for /%s that is nested too deeply", async (path, write) => {
  const { url } = await serve();
  const init = { method: "POST", headers: { "Content-Type": "application/json" } };
  const body = write("[".repeat(50_000) + "]".repeat(50_000));
  expect((await fetch(`${url}/__control__/${path}`, { ...init, body })).status).toBe(400);
});

test("Code returns the code that the service accepts, and 404 for an unknown or push factor", async () => {
  const { control, factors, mock } = await serve();
  await control.setClock("2026-01-15T09:30:00Z");
  const { sid } = await control.add({ FactorType: "totp" });
  const code = await control.code(sid);
  expect(code).toBe(mock.code(sid));
  const updated = await fetch(`${factors}/${sid}`, form({ AuthPayload: code }));
  expect(await updated.json()).toMatchObject({ status: "verified" });
  for (const unknown of [unknownSid, "YF", "a/b", "..", "%", "hello world"])
    await expect(control.code(unknown)).rejects.toMatchObject({ operation: "Code", status: 404 });
  const push = await control.add({ FactorType: "push" });
  await expect(control.code(push.sid)).rejects.toThrow(
    `Code failed with 404: mock.code: ${push.sid} is a push factor, which has`,
  );
});

test("Respond accepts a named example, or a body and headers", async () => {
  const { control, factors } = await serve();
  const { binding: _, ...factor } = await control.add({ FactorType: "totp" });
  const verify = () => fetch(`${factors}/${factor.sid}`, form({ AuthPayload: "1" }));
  await control.respond("UpdateFactor", 429, { example: "TooManyAttempts" });
  expect(await (await verify()).json()).toMatchObject({ code: 60310 });
  const body = { ...factor, friendly_name: "Grace" };
  await control.respond("UpdateFactor", 200, { body, headers: { "Twilio-Verify-Factor-Signature": "signed" } });
  const response = await verify();
  expect(response.headers.get("Twilio-Verify-Factor-Signature")).toBe("signed");
  expect(await response.json()).toEqual(body);
  expect(await control.factors()).toMatchObject([{ friendly_name: factor.friendly_name }]);
});

test("Respond applies to a number of requests, the newest override first", async () => {
  const { control, factors } = await serve();
  await control.respond("ListFactor", 503, { times: 2 });
  await control.respond("ListFactor", 429, { once: true });
  expect(await readStatuses(factors, 4)).toEqual([429, 503, 503, 200]);
  await control.respond("ListFactor", 500, { times: 3 });
  const responses = await Promise.all(Array.from({ length: 10 }, () => fetch(factors, read)));
  expect(responses.filter(({ status }) => status === 500)).toHaveLength(3);
});

test("Calls returns decoded requests and their responses, of one operation or of all", async () => {
  const { control, factors } = await serve();
  await fetch(factors, form({ ...totp, Metadata: '{"os":"Android"}' }));
  await fetch(factors, form({ FactorType: "totp" }));
  await fetch(`${factors}?PageSize=2`, read);
  const all = await control.calls();
  const expected = ["CreateNewFactor 201", "CreateNewFactor 400", "ListFactor 200"];
  expect(all.map(({ operation, status }) => `${operation} ${status}`)).toEqual(expected);
  const [created, rejected, ...others] = await control.calls("CreateNewFactor");
  expect(created).toMatchObject({ input: { body: { ...totp, Metadata: { os: "Android" } } }, body: { metadata: {} } });
  expect([rejected?.input, rejected?.body, others]).toEqual([undefined, expect.objectContaining({ code: 20001 }), []]);
  expect((await control.calls("ListFactor"))[0]?.input?.query).toMatchObject({ PageSize: 2 });
  const unknown = "unknown operation (did you mean ListFactor?)";
  await expect(control.calls("ListFactors" as never)).rejects.toMatchObject({
    status: 400,
    message: expect.stringContaining(unknown),
  });
});

const start = "2026-01-15T09:30:00.000Z";

test("the clock stops where it is set, moves, and returns to real time", async () => {
  const { control } = await serve();
  for (const at of [start, "2026-01-15T10:30:00+01:00", Date.parse(start), new Date(start)]) {
    expect(await control.setClock(at)).toEqual({ now: start, stopped: true });
  }
  expect(await control.advanceClock(-60_000)).toEqual({ now: "2026-01-15T09:29:00.000Z", stopped: true });
  expect(await control.clock()).toEqual({ now: "2026-01-15T09:29:00.000Z", stopped: true });
  expect((await control.restoreClock()).stopped).toBe(false);
});

const seed = { FactorType: "totp" };
const list = { operation: "ListFactor", status: 200 };
test.each<[string, unknown, string]>([
  ["factors", {}, "FactorType is missing"],
  ["factors", { ...seed, Colour: 1 }, "unknown field Colour."],
  ["factors", { ...seed, date_created: "soon" }, "date_created must be"],
  ["factors", "{", "body must be a JSON object"],
  ["responses", { status: 429 }, "operation is missing"],
  ["responses", { operation: "ListFactors", status: 200 }, "did you mean ListFactor?"],
  ["responses", { ...list, headers: { "a b": "c" } }, "the header a b has a name or value that HTTP does not allow"],
  ["responses", { ...list, times: 1e9 }, "times must be"],
  ["responses", { ...list, delay: 5 }, "unknown field delay."],
  ["clock", {}, "at is missing"],
  ["clock", { at: "2026-02-30T00:00:00Z" }, "at must be"],
  ["clock", { at: 1e18 }, "clock.set: at must be a time in the years 0 to 9999, not 1000000000000000000."],
  ["clock", { at: 0, by: 1 }, "unknown field by."],
  ["clock/advance", { milliseconds: "1" }, "milliseconds must be"],
  [
    "clock/advance",
    { milliseconds: 1e15 },
    "clock.advance: milliseconds must be a number that keeps the clock in the years",
  ],
])("an invalid request to %s changes nothing: %j", async (path, body, message) => {
  const { url, control, factors } = await serve();
  await control.setClock(start);
  const response = await call(url, path, path === "clock" ? "PUT" : "POST", body);
  expect(response).toMatchObject({ status: 400, body: { status: 400, message: expect.stringContaining(message) } });
  expect([await control.factors(), await readStatuses(factors, 1)]).toEqual([[], [200]]);
  expect(await control.clock()).toEqual({ now: start, stopped: true });
});

test("unknown paths are 404, and paths that only resemble those of the control API belong to the mock", async () => {
  const { url } = await serve();
  for (const path of ["", "nothing", "factors/", "reset/", "clock/advance/x", "factors//code"]) {
    const body = { status: 404, message: `The control API has no path /__control__/${path}.` };
    expect(await call(url, path)).toMatchObject({ status: 404, body });
  }
  for (const path of ["/__control__", "/__control__x/reset", "//__control__/reset", "/v2/__control__/reset"]) {
    expect(await (await fetch(url + path)).json()).toMatchObject({ code: 20404 });
  }
});

test("createFactorServerControl throws errors with operation, status and message", async () => {
  const { control } = await serve();
  const error = await control.code(unknownSid).then(undefined, (reason: unknown) => reason);
  expect(error).toBeInstanceOf(FactorServerControlError);
  const notFound = `Code failed with 404: mock.code: unknown factor ${unknownSid}.`;
  expect(error).toMatchObject({ name: "FactorServerControlError", operation: "Code", status: 404, message: notFound });

  const { url, close } = await startFactorServer();
  await close();
  const message = `Reset: no server responds at ${url}. Start one with startFactorServer() or verify-factors-mock.`;
  const unreachable = { operation: "Reset", status: undefined, message, cause: expect.any(TypeError) };
  await expect(createFactorServerControl(url).reset()).rejects.toMatchObject(unreachable);

  const other = await serveForeign(async () => new Response("<html>", { status: 502 }));
  onTestFinished(() => other.close());
  const others = createFactorServerControl(other.address).reset();
  await expect(others).rejects.toMatchObject({ status: 502, message: "Reset failed with 502: Bad Gateway" });
  expect(errors.splice(0)).toEqual(["POST /__control__/reset: status 502 is not declared"]);
});

test("createFactorServerControl distinguishes another server, and a value that JSON lacks, from a missing server", async () => {
  const other = await serveForeign(async () => new Response("<html>", { headers: { "Content-Type": "text/html" } }));
  onTestFinished(() => other.close());
  const control = createFactorServerControl(other.address);
  await expect(control.factors()).rejects.toThrow(`Factors: ${other.address} is another server`);
  await expect(control.add({ FactorType: "totp", Metadata: 1n } as never)).rejects.toThrow("BigInt");
  errors.splice(0);
});

test("createFactorServerControl accepts any URL of the server, and nothing else", async () => {
  const { url, control } = await serve();
  await control.add({ FactorType: "totp" });
  expect(await createFactorServerControl(`${url}${factorsPath}?PageSize=1`).factors()).toHaveLength(1);
  for (const other of [
    undefined as never,
    "",
    "nonsense",
    "127.0.0.1:4010",
    "http://",
    "ftp://127.0.0.1",
    "/__control__",
  ]) {
    const message = `createFactorServerControl: expected a URL such as http://127.0.0.1:4010, not ${other}.`;
    expect(() => createFactorServerControl(other)).toThrow(message);
  }
  const secret = "ftp://ada:secret@mock.test";
  expect(() => createFactorServerControl(secret)).toThrow(/^createFactorServerControl: (?!.*secret)/);
});
