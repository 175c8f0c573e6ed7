import { createFactorMock } from "@verify-factors/msw";
import { totp, unknownSid } from "@verify-factors/testing/api";
import { expect, test } from "vitest";
import { type RawRequest, send } from "./raw.ts";
import { authorization, factorsPath, serve } from "./serve.ts";

interface Exchange extends RawRequest {
  path?: string;
}

const formType = { "Content-Type": "application/x-www-form-urlencoded" };
const post = (body: string | Buffer, headers: Record<string, string> = formType) => ({ method: "POST", headers, body });
const enroll = (fields: Record<string, string> = {}) => post(new URLSearchParams({ ...totp, ...fields }).toString());
const preflight = {
  Origin: "https://app.example",
  "Access-Control-Request-Method": "POST",
  "Access-Control-Request-Headers": "authorization,x-mine",
};

/** Requests to a server and to a mock, in this order. `SID` is the sid of the first factor, `CODE` its code. */
const exchanges: [string, Exchange][] = [
  ["create", enroll()],
  ["list", {}],
  ["create another", enroll({ FriendlyName: "Grace’s phone ☎ & co" })],
  ["verify with the right code", { ...post("AuthPayload=CODE"), path: "/SID" }],
  ["an unknown factor", { path: `/${unknownSid}` }],
  ["invalid values", enroll({ "Config.TimeStep": "61", "Config.Skew": "9", "Config.Alg": "md5" })],
  ["a repeated key", post("FactorType=push&FactorType=totp&FriendlyName=a&FriendlyName=b")],
  ["no credentials", { headers: { Authorization: "" } }],
  ["HEAD", { method: "HEAD" }],
  ["PROPFIND", { method: "PROPFIND" }],
  ["a preflight", { method: "OPTIONS", headers: preflight }],
  ["a request of a page", { headers: { Origin: "https://app.example" } }],
  ["JSON", post('{"FactorType":"totp","FriendlyName":"Ada"}', { "Content-Type": "application/json" })],
  ["a form without a media type", post("FactorType=totp&FriendlyName=Ada", {})],
  ["a form that is not percent-encoded", post("FactorType=totp&FriendlyName=Grace’s phone ☎")],
  ["bytes that are not text", post(Buffer.from([0xff, 0xfe, 0x00, 0x26, 0x3d, 0x80]))],
  ["malformed percent-encoding", post("FactorType=totp&FriendlyName=%zz%E0%A4%A")],
  ["almost a megabyte", enroll({ FriendlyName: "x".repeat(900_000) })],
  ["a chunked body", post("FactorType=totp&FriendlyName=Ada", { ...formType, "Transfer-Encoding": "chunked" })],
  ["GET with a body", { body: "FactorType=totp", headers: { ...formType, "Content-Length": "15" } }],
  ["a malformed identity", { path: "/../../%zz/Factors" }],
  ["another version", { path: "/../../../../../../v9/Services" }],
  ["delete", { method: "DELETE", path: "/SID" }],
];

/** The headers that the connection adds. */
const connectionHeaders = ["connection", "date", "keep-alive", "transfer-encoding"];

test("the server responds with the status, headers and body of mock.fetch, byte for byte", async () => {
  // Without randomness, both mocks generate the same sids, which are still unique.
  const random = (bytes: Uint8Array<ArrayBuffer>) => bytes;
  const { url, mock, clock } = await serve({ random });
  const localMock = createFactorMock({ baseUrl: "/", now: clock.now, random });
  clock.set("2026-01-15T09:30:00Z");
  const statuses = new Set<number>();
  let sid = "";
  for (const [name, { path = "", headers, body, method = "GET" }] of exchanges) {
    const target = url + (factorsPath + path).replace("SID", sid);
    const code = name.startsWith("verify") ? mock.code(sid) : "";
    const content = typeof body === "string" ? body.replace("CODE", code) : body;
    const request = {
      method,
      headers: { Authorization: authorization, ...headers },
      ...(content && { body: content }),
    };
    const overHttp = await send(target, request);
    const received = Object.entries(overHttp.headers).filter(([header]) => !connectionHeaders.includes(header));
    const direct = await sendDirectly(localMock.fetch, target, request);
    expect({ ...overHttp, headers: Object.fromEntries(received) }, name).toEqual(direct);
    statuses.add(overHttp.status);
    sid ||= JSON.parse(overHttp.body).sid;
    if (name === "verify with the right code") expect(JSON.parse(overHttp.body).status).toBe("verified");
  }
  expect(statuses).toEqual(new Set([200, 201, 204, 400, 401, 404, 405]));
});

async function sendDirectly(
  fetch: typeof globalThis.fetch,
  url: string,
  { method = "GET", headers = {}, body }: RawRequest,
) {
  // A standard `Request` with GET cannot have a body, and the service does not read one.
  const content = method === "GET" || body === undefined ? null : new Uint8Array(Buffer.from(body));
  const response = await fetch(new Request(url, { method, headers, body: content }));
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}
