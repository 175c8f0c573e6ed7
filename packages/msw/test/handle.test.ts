import { createFactorMock, type FactorMock } from "@verify-factors/msw";
import { getResponse, HttpResponse, type RequestHandler } from "msw";
import { describe, expect, test, vi } from "vitest";
import { Api, invalid, refused } from "./api.ts";

const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
const factors = [{ FactorType: "totp", sid, FriendlyName: "Ada" }] as const;

function behind(mock: FactorMock, ...handlers: RequestHandler[]): Api {
  const send = async (request: Request) => (await getResponse([...handlers, ...mock.handlers], request)) as Response;
  return new Api({ send });
}

describe("mock.handle", () => {
  test("gives the resolver the decoded input", async () => {
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

  test("answers what the resolver makes of what the service says", async () => {
    const mock = createFactorMock({ factors });
    const handler = mock.handle("FetchFactor", async ({ respond, real }) => {
      const answer = await real();
      return answer.status === 200 ? respond(200, { body: { ...answer.body, friendly_name: "Grace" } }) : answer;
    });
    const api = behind(mock, handler);
    expect((await api.fetch(sid)).body).toEqual({ ...mock.factors()[0], friendly_name: "Grace" });
    expect(await api.fetch(sid.replace("f1", "f2"))).toMatchObject(refused(404, 20404));
    expect(mock.factors()).toMatchObject([{ friendly_name: "Ada" }]);
  });

  test("a resolver that answers nothing leaves the answer to the service, once", async () => {
    const mock = createFactorMock();
    const api = behind(
      mock,
      mock.handle("CreateNewFactor", async ({ real }) => {
        await real();
        await real();
      }),
    );
    expect((await api.createTotp()).status).toBe(201);
    expect(mock.factors()).toHaveLength(1);
  });

  test("what a resolver does to an answer does nothing to the service", async () => {
    const mock = createFactorMock({ factors });
    const handler = mock.handle("FetchFactor", async ({ real }) => {
      const answer = await real();
      if (answer.status === 200) Object.assign(answer.body.config, { code_length: 8 });
      return answer;
    });
    expect((await behind(mock, handler).fetch(sid)).body.config).toMatchObject({ code_length: 8 });
    expect(mock.factors()).toMatchObject([{ config: { code_length: 6 } }]);
  });

  test("nor does what it does to its input", async () => {
    const mock = createFactorMock({ factors });
    const handler = mock.handle("UpdateFactor", ({ body }) => void Object.assign(body, { "Config.Skew": 99 }));
    expect((await behind(mock, handler).update(sid, { "Config.Skew": "2" })).body.config).toMatchObject({ skew: 2 });
  });

  test("nor what it does to an answer that it does not give", async () => {
    const mock = createFactorMock({ factors });
    const handler = mock.handle("FetchFactor", async ({ real }) => void Object.assign((await real()).body, { sid: 1 }));
    expect((await behind(mock, handler).fetch(sid)).body.sid).toBe(sid);
  });

  test("the request can be read by the resolver, too", async () => {
    const mock = createFactorMock();
    const read: string[] = [];
    const handler = mock.handle("CreateNewFactor", async ({ request }) => void read.push(await request.text()));
    expect((await behind(mock, handler).create("FactorType=totp&FriendlyName=Ada")).status).toBe(201);
    expect(read).toEqual(["FactorType=totp&FriendlyName=Ada"]);
  });

  test("a request that the service refuses before it looks at the factor never reaches the resolver", async () => {
    const mock = createFactorMock({ factors });
    const resolver = vi.fn();
    const api = behind(mock, mock.handle("UpdateFactor", resolver));
    expect(await api.update(sid, { "Config.Skew": "9" })).toMatchObject(invalid("Config.Skew"));
    expect(await api.as({ authorization: null }).update(sid, {})).toMatchObject(refused(401, 20003));
    expect(resolver).not.toHaveBeenCalled();
    expect((await api.update(sid, { FriendlyName: "Grace" })).status).toBe(200);
    expect(resolver).toHaveBeenCalledOnce();
  });

  test("with once answers one request and gives way", async () => {
    const mock = createFactorMock({ factors });
    const api = behind(
      mock,
      mock.handle("FetchFactor", ({ respond }) => respond(503), { once: true }),
    );
    const answers = [await api.fetch(sid), await api.fetch(sid)];
    expect(answers.map(({ status, headers }) => [status, headers.get("Retry-After")])).toEqual([
      [503, "30"],
      [200, null],
    ]);
  });

  test("a fault of the network is a Response as MSW makes it", async () => {
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
    ["a status that is not declared", { status: 409, body: {} }, /FetchFactor declares no 409, but 200, 400,/],
    ["a text", "verified", /a resolver answers with respond\(\), .* not with verified\./],
    ["null", null, /not with null\./],
    ["a Response of its own", Response.json({ sid: 1 }), /not with a Response\./],
  ])("%s is not answered", async (_name, reply, message) => {
    const mock = createFactorMock({ factors });
    await expect(
      behind(
        mock,
        mock.handle("FetchFactor", () => reply as never),
      ).fetch(sid),
    ).rejects.toThrow(message);
  });

  test("an operation that is not declared is refused", () => {
    const { handle } = createFactorMock();
    expect(() => handle("PatchFactor" as never, () => {})).toThrow('mock.handle("PatchFactor"): there is no operation');
  });
});
