import { startFactorServer } from "@verify-factors/server";
import { beforeAll, expect, test } from "vitest";
import { type RawAnswer, send } from "./raw.ts";
import { authorization, factorsPath, nobody, totp, twins } from "./serving.ts";

interface Sent {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

const formType = { "Content-Type": "application/x-www-form-urlencoded" };
const post = (body: string | Buffer, headers: Record<string, string> = formType): Sent => ({
  method: "POST",
  headers,
  body,
});
const enrol = (fields: Record<string, string> = {}) => post(new URLSearchParams({ ...totp, ...fields }).toString());

/** In this order, against one mock each. `SID` is the first factor's. */
const exchanges: [string, Sent][] = [
  ["create", enrol()],
  ["create another", enrol({ FriendlyName: "Grace’s phone ☎ & co" })],
  ["list", {}],
  ["list a page", { path: "?PageSize=1" }],
  ["fetch", { path: "/SID" }],
  ["verify with a wrong code", { ...post("AuthPayload=wrong"), path: "/SID" }],
  ["verify with the right code", { ...post("AuthPayload=CODE"), path: "/SID" }],
  ["rename", { ...post("FriendlyName=Ada%20L."), path: "/SID" }],
  ["an unknown factor", { path: `/${nobody}` }],
  ["a malformed sid", { path: "/YF" }],
  ["a missing parameter", post("FactorType=totp")],
  ["a bad value", enrol({ "Config.TimeStep": "61" })],
  ["every value bad", enrol({ "Config.TimeStep": "61", "Config.Skew": "9", "Config.Alg": "md5" })],
  ["a key twice", post("FactorType=push&FactorType=totp&FriendlyName=a&FriendlyName=b")],
  ["no credentials", { headers: { Authorization: "" } }],
  ["bad credentials", { headers: { Authorization: "Basic !!!" } }],
  ["HEAD", { method: "HEAD" }],
  ["PUT", { method: "PUT", body: "x=1" }],
  ["PATCH", { method: "PATCH" }],
  ["PROPFIND", { method: "PROPFIND" }],
  ["DELETE of a list", { method: "DELETE" }],
  ["OPTIONS", { method: "OPTIONS" }],
  [
    "a preflight",
    {
      method: "OPTIONS",
      headers: {
        Origin: "https://app.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,x-mine",
      },
    },
  ],
  ["a request of a page", { headers: { Origin: "https://app.example" } }],
  ["no body", { method: "POST" }],
  ["an empty form", post("")],
  ["JSON", post('{"FactorType":"totp","FriendlyName":"Ada"}', { "Content-Type": "application/json" })],
  ["a form by another name", post("FactorType=totp", { "Content-Type": "text/plain" })],
  ["a form without a name", post("FactorType=totp&FriendlyName=Ada", {})],
  [
    "a form in capitals",
    post("FactorType=totp&FriendlyName=Ada", { "Content-Type": "APPLICATION/X-WWW-FORM-URLENCODED; charset=utf-8" }),
  ],
  ["bytes that are no text", post(Buffer.from([0xff, 0xfe, 0x00, 0x26, 0x3d, 0x80]))],
  ["bad percent-encoding", post("FactorType=totp&FriendlyName=%zz%E0%A4%A")],
  ["a zero in a name", enrol({ FriendlyName: "a\u0000b" })],
  ["five megabytes", enrol({ FriendlyName: "x".repeat(5_000_000) })],
  ["a body in pieces", post("FactorType=totp&FriendlyName=Ada", { ...formType, "Transfer-Encoding": "chunked" })],
  ["GET with a body", { body: "FactorType=totp", headers: { ...formType, "Content-Length": "15" } }],
  ["a query that is no query", { path: "??&&==%zz" }],
  ["an identity that is no text", { path: "/../../%zz/Factors" }],
  ["two slashes", { path: "//" }],
  ["a trailing slash", { path: "/" }],
  ["another version", { path: "/../../../../../../v9/Services" }],
  ["the root", { path: "/../../../../../../" }],
  ["delete", { method: "DELETE", path: "/SID" }],
  ["delete again", { method: "DELETE", path: "/SID" }],
];

/** What the transport adds by itself. */
const transport = ["connection", "date", "keep-alive", "transfer-encoding"];

const answers = new Map<string, [RawAnswer, RawAnswer]>();

beforeAll(async () => {
  const [served, twin] = twins();
  const server = await startFactorServer({ mock: served });
  let sid = "";
  for (const [name, { method = "GET", path = "", headers = {}, body }] of exchanges) {
    const code = sid && served.factors().some((factor) => factor.sid === sid) ? served.code(sid) : "";
    const url = server.url + (factorsPath + path).replace("SID", sid);
    const init = {
      method,
      headers: { Authorization: authorization, ...headers },
      ...(body !== undefined && { body: typeof body === "string" ? body.replace("CODE", code) : body }),
    };
    const over = await send(url, init);
    const direct = await reference(twin.fetch, url, init);
    sid ||= JSON.parse(over.body).sid;
    answers.set(name, [over, direct]);
  }
  await server.close();
});

async function reference(
  fetch: (request: Request) => Promise<Response>,
  url: string,
  { method, headers, body }: { method: string; headers: Record<string, string>; body?: string | Buffer },
): Promise<RawAnswer> {
  // A Request takes no body with GET, and neither does the service.
  const given = method === "GET" ? undefined : body;
  const bytes = given === undefined ? null : new Uint8Array(Buffer.from(given));
  const request = new Request(url, { method, headers: { ...headers }, body: bytes });
  const {
    status,
    headers: own,
    ...response
  } = await fetch(request).then(async (answer) => ({
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: await answer.text(),
  }));
  return { status, statusText: "", headers: own, ...response };
}

test.each(exchanges.map(([name]) => name))("%s: the same status, headers and body as from mock.fetch", (name) => {
  const [over, direct] = answers.get(name) ?? [];
  const headers = Object.entries(over?.headers ?? {}).filter(([header]) => !transport.includes(header));
  expect({ ...over, headers: Object.fromEntries(headers), statusText: "" }).toEqual(direct);
});

test("they were what they are called, and came with a reason phrase and a length", () => {
  const statuses = (name: string) => answers.get(name)?.[0].status;
  expect(["create", "list", "delete", "delete again"].map(statuses)).toEqual([201, 200, 204, 404]);
  expect(JSON.parse(answers.get("verify with the right code")?.[0].body ?? "").status).toBe("verified");
  expect(answers.get("create")?.[0]).toMatchObject({
    statusText: "Created",
    headers: { "content-length": expect.any(String) },
  });
  expect(new Set([...answers.values()].map(([{ status }]) => status))).toEqual(
    new Set([200, 201, 204, 400, 401, 404, 405]),
  );
});

test("addresses in answers are on the name that the request came to", async () => {
  const [mock] = twins();
  const server = await startFactorServer({ mock });
  const named = server.url.replace("127.0.0.1", "localhost");
  const { port } = new URL(server.url);
  const headers = { Authorization: authorization, ...formType };
  const host = { ...headers, Host: `localhost:${port}` };
  const created = await send(server.url + factorsPath, {
    method: "POST",
    headers: host,
    body: "FactorType=totp&FriendlyName=Ada",
  });
  expect(JSON.parse(created.body).url).toBe(`${named}${factorsPath}/${JSON.parse(created.body).sid}`);
  const list = await send(server.url + factorsPath, { headers });
  expect(JSON.parse(list.body).meta.first_page_url).toBe(`${server.url}${factorsPath}?PageSize=50&Page=0`);
  await server.close();
});
