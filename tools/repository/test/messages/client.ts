import { createFactorClient, type FactorClientOptions } from "@verify-factors/client";
import { retryingFetch } from "@verify-factors/client/retry";
import { createFactorMock, createPushDevice } from "@verify-factors/msw";
import { accountSid, identity, serviceSid } from "@verify-factors/testing/api";

const sid = `YF02${"a".repeat(30)}`;
const credentials = { accountSid, authToken: "00000000000000000000000000000000" };

const create = (options: object) => () =>
  createFactorClient({ serviceSid, credentials, ...options } as FactorClientOptions);

const connect = (fetch: (request: Request) => Response | Promise<Response>, options: object = {}) =>
  createFactorClient({ serviceSid, credentials, fetch: async (request) => fetch(request as Request), ...options });

const respond = (status: number, body: BodyInit | null = null, headers: HeadersInit = {}) =>
  connect(() => new Response(body, { status, headers })).factors(identity);

const mock = createFactorMock({ random: (bytes) => bytes });
const factors = connect((request) => mock.fetch(request)).factors(identity);
const untyped = factors as unknown as Record<keyof typeof factors, (...call: unknown[]) => Promise<unknown>>;
const neverResponds = connect(() => new Promise<Response>(() => {}), { timeout: 1 });
const json = { "Content-Type": "application/json" };
const samePage = JSON.stringify({
  factors: [],
  meta: { page: 0, page_size: 1, key: "factors", next_page_url: "https://verify.test/?PageToken=1&Page=1" },
});

/** Calls that fail, each with another message of the client. */
export const clientTriggers = [
  create({ retries: 3 }),
  create({ serviceSid: "VA1" }),
  create({ serviceSid: undefined }),
  create({ credentials: undefined }),
  create({ credentials: { accountSid: "AC" } }),
  create({ baseUrl: "verify.twilio.com" }),
  create({ headers: { "X-Name": "ž" } }),
  create({ timeout: 0 }),
  async () => {
    Object.assign(globalThis, { document: {} });
    const { versions } = process;
    Object.defineProperty(process, "versions", { value: {}, configurable: true });
    try {
      create({})();
    } finally {
      Object.defineProperty(process, "versions", { value: versions, configurable: true });
      Reflect.deleteProperty(globalThis, "document");
    }
  },
  () => retryingFetch({ attempts: 0 }),
  () => retryingFetch({ delay: Number.NaN }),
  () => untyped.fetch("YF1"),
  () => untyped.fetch(sid, { retires: 3 }),
  () => untyped.page("text"),
  () => untyped.create({ friendlyName: "Ada's phone" }),
  () => untyped.create([]),
  () => untyped.create({ FactorType: "totp", FriendlyName: {} }),
  () => untyped.update(sid, { AuthPayload: "123456" }),
  () => untyped.verify(sid, " "),
  () => factors.list({ limit: -1 }).next(),
  () => neverResponds.factors(identity).fetch(sid),
  () => untyped.fetch(sid, { signal: { aborted: true } }),
  () => respond(301, null, { Location: "https://other.test/v2/" }).fetch(sid),
  () => respond(200, "{}", json).fetch(sid),
  () => respond(200, "<html>", { "Content-Type": "text/html" }).fetch(sid),
  () => respond(202, "{}", json).fetch(sid),
  () => respond(502, "<html>", { "Content-Type": "text/html" }).fetch(sid),
  () => respond(418, JSON.stringify({ title: "I'm a teapot" }), json).fetch(sid),
  () => Array.fromAsync(respond(200, samePage, json).list()),
  () => factors.fetch(sid),
  () => factors.create({ FactorType: "totp", FriendlyName: "Ada's phone", "Config.TimeStep": 5 }),
  () => {
    const { sid: totp } = mock.add({ FactorType: "totp", Identity: identity });
    return factors.verify(totp, "000000");
  },
  async () => {
    const { publicKey, sign } = await createPushDevice();
    const { sid: push } = mock.add({ FactorType: "push", Identity: identity, "Binding.PublicKey": publicKey });
    return factors.verify(push, await sign("another sid"));
  },
];
