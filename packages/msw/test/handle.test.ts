import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import { getResponse, HttpResponse, type RequestHandler } from "msw";
import { describe, expect, test, vi } from "vitest";
import { Api, expectedError, invalid } from "./api.ts";

const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
const factors = [{ FactorType: "totp", sid, FriendlyName: "Ada" }] as const;

function behind(mock: FactorMock, ...handlers: RequestHandler[]): Api {
  const send = async (request: Request) => (await getResponse([...handlers, ...mock.handlers], request)) as Response;
  return new Api({ send });
}

describe("mock.handle", () => {
  test("passes the decoded input to the resolver", async () => {
    const mock = createFactorMock({ factors });
    const seen: unknown[] = [];
    const api = behind(
      mock,
      mock.handle("ListFactor", ({ params, query, body }) => void seen.push(params, query, body)),
      mock.handle("CreateNewFactor", ({ body, request }) => void seen.push(body, request.method)),
    );
    await api.list("?PageSize=2");
    await api.createTotp({ "Config.TimeStep": "45", Metadata: '{"os":"Android"}' });
    expect(seen).toEqual([
      { ServiceSid: "VA3e213619479a06026d0eabba9adb2513", Identity: "ff483d1ff591898a9942916050d2ca3f" },
      { PageSize: 2, Page: 0 },
      undefined,
      { FactorType: "totp", FriendlyName: "Ada's phone", "Config.TimeStep": 45, Metadata: { os: "Android" } },
      "POST",
    ]);
  });

  test("sends what the resolver makes of the original response", async () => {
    const mock = createFactorMock({ factors });
    const handler = mock.handle("FetchFactor", async ({ respond, original }) => {
      const response = await original();
      return response.status === 200 ? respond(200, { body: { ...response.body, friendly_name: "Grace" } }) : response;
    });
    const api = behind(mock, handler);
    expect((await api.fetch(sid)).body).toEqual({ ...mock.factors()[0], friendly_name: "Grace" });
    expect(await api.fetch(sid.replace("f1", "f2"))).toMatchObject(expectedError(404, 20404));
    expect(mock.factors()).toMatchObject([{ friendly_name: "Ada" }]);
  });

  test("sends the original response, carried out once, if the resolver returns nothing", async () => {
    const mock = createFactorMock();
    const api = behind(
      mock,
      mock.handle("CreateNewFactor", async ({ original }) => {
        await original();
        await original();
      }),
    );
    expect((await api.createTotp()).status).toBe(201);
    expect(mock.factors()).toHaveLength(1);
  });

  test("protects the store from changes to a response", async () => {
    const mock = createFactorMock({ factors });
    const handler = mock.handle("FetchFactor", async ({ original }) => {
      const response = await original();
      if (response.status === 200) Object.assign(response.body.config, { code_length: 8 });
      return response;
    });
    expect((await behind(mock, handler).fetch(sid)).body.config).toMatchObject({ code_length: 8 });
    expect(mock.factors()).toMatchObject([{ config: { code_length: 6 } }]);
  });

  test("protects the original request from changes to the input", async () => {
    const mock = createFactorMock({ factors });
    const handler = mock.handle("UpdateFactor", ({ body }) => void Object.assign(body, { "Config.Skew": 99 }));
    expect((await behind(mock, handler).update(sid, { "Config.Skew": "2" })).body.config).toMatchObject({ skew: 2 });
  });

  test("protects the original response if the resolver returns nothing", async () => {
    const mock = createFactorMock({ factors });
    const handler = mock.handle(
      "FetchFactor",
      async ({ original }) => void Object.assign((await original()).body, { sid: 1 }),
    );
    expect((await behind(mock, handler).fetch(sid)).body.sid).toBe(sid);
  });

  test("lets the resolver read the request", async () => {
    const mock = createFactorMock();
    const read: string[] = [];
    const handler = mock.handle("CreateNewFactor", async ({ request }) => void read.push(await request.text()));
    expect((await behind(mock, handler).create("FactorType=totp&FriendlyName=Ada")).status).toBe(201);
    expect(read).toEqual(["FactorType=totp&FriendlyName=Ada"]);
  });

  test("does not call the resolver for an invalid or unauthenticated request", async () => {
    const mock = createFactorMock({ factors });
    const resolver = vi.fn();
    const api = behind(mock, mock.handle("UpdateFactor", resolver));
    expect(await api.update(sid, { "Config.Skew": "9" })).toMatchObject(invalid("Config.Skew"));
    expect(await api.as({ authorization: null }).update(sid, {})).toMatchObject(expectedError(401, 20003));
    expect(resolver).not.toHaveBeenCalled();
    expect((await api.update(sid, { FriendlyName: "Grace" })).status).toBe(200);
    expect(resolver).toHaveBeenCalledOnce();
  });

  test("responds once with { once: true }", async () => {
    const mock = createFactorMock({ factors });
    const api = behind(
      mock,
      mock.handle("FetchFactor", ({ respond }) => respond(503), { once: true }),
    );
    const responses = [await api.fetch(sid), await api.fetch(sid)];
    expect(responses.map(({ status, headers }) => [status, headers.get("Retry-After")])).toEqual([
      [503, "30"],
      [200, null],
    ]);
  });

  test("passes on a network error of HttpResponse.error()", async () => {
    const mock = createFactorMock();
    const handlers = [mock.handle("ListFactor", () => HttpResponse.error()), ...mock.handlers];
    const request = new Request(new Api({ send: mock.fetch }).factors, {
      headers: { Authorization: `Basic ${btoa("AC:x")}` },
    });
    expect((await getResponse(handlers, request))?.type).toBe("error");
  });

  test.each<[string, unknown, RegExp]>([
    [
      "a body that breaks the description",
      { status: 200, body: { sid } },
      /^mock\.handle\("FetchFactor"\): the body has/,
    ],
    [
      "a status that is not declared",
      { status: 409, body: {} },
      /FetchFactor declares no response 409\. Expected one of 200, 400,/,
    ],
    ["a text", "verified", /the resolver returned verified\. Return respond/],
    ["null", null, /the resolver returned null\./],
    ["a Response of its own", Response.json({ sid: 1 }), /the resolver returned a Response\./],
  ])("rejects %s", async (_name, reply, message) => {
    const mock = createFactorMock({ factors });
    await expect(
      behind(
        mock,
        mock.handle("FetchFactor", () => reply as never),
      ).fetch(sid),
    ).rejects.toThrow(message);
  });

  test("rejects an unknown operation", () => {
    const { handle } = createFactorMock();
    expect(() => handle("PatchFactor" as never, () => {})).toThrow('mock.handle("PatchFactor"): unknown operation');
  });
});
