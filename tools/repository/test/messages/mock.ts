import { createAuthenticator, createFactorMock, type FactorMockOptions } from "@verify-factors/msw";
import { identity, serviceSid } from "@verify-factors/testing/api";
import { getResponse, HttpResponse } from "msw";

const factorUrl = `https://verify.twilio.com/v2/Services/${serviceSid}/Entities/${identity}/Factors`;
const headers = { Authorization: `Basic ${btoa("user:password")}` };
const create = (options: object) => () => createFactorMock(options as FactorMockOptions);
/** A mock whose methods accept any arguments. */
const { add, respond, handle, use, code } = createFactorMock() as unknown as Record<
  "add" | "respond" | "handle" | "use" | "code",
  (...call: unknown[]) => unknown
>;
const random = (bytes: Uint8Array<ArrayBuffer>) => bytes;
const { sid } = createFactorMock({ random }).add({ FactorType: "totp" });
const push = createFactorMock({ random, factors: [{ FactorType: "push" }] });
const totp = { FactorType: "totp" };

/** Calls that fail or warn, each with another message of the mock and its engine. */
export const mockTriggers = [
  create({ Strict: true }),
  create({ now: 5, random: 5, baseUrl: "api", credentials: {}, accountSid: "", strict: 1, factors: {} }),
  create({ unverifiedTimeToLive: 0 }),
  create({ services: [] }),
  create({ services: { [serviceSid]: 5 } }),
  create({ services: { VA1: { friendly_name: 5, totp: { issuer: 5, skew: 3, timestep: 30 }, name: "Shop" } } }),
  () => createFactorMock({ now: () => Number.NaN }).add({ FactorType: "totp" }),
  () => createFactorMock({ now: () => "2026-01-15T09:30:00Z" as never }).add({ FactorType: "totp" }),
  () => createFactorMock({ random: () => new Uint8Array(1) }).add({ FactorType: "totp" }),
  () => add(null),
  () => add({ FactorType: "sms" }),
  () => add({ ...totp, ServiceSid: "VA1", Identity: "ada", sid: "YF1", status: "new", date_created: "yesterday" }),
  () => add({ ...totp, FriendlyName: "", "Config.Skew": 3, "Config.TimeSteps": 30 }),
  () => add({ FactorType: "push", "Binding.PublicKey": "dGVzdF9rZXk=" }),
  () =>
    createFactorMock({ services: { [`VA${"1".repeat(32)}`]: {} } }).add({ FactorType: "totp", ServiceSid: serviceSid }),
  create({ factors: [totp, { ...totp, FriendlyName: "" }] }),
  create({ factors: Array(2).fill({ FactorType: "totp", sid }) }),
  () => code(sid),
  () => push.code(push.factors()[0]?.sid ?? ""),
  () => respond("ListFactors", 200),
  () => respond("ListFactor", 418),
  () => respond("ListFactor", 429, { example: "TooManyRequest" }),
  () => respond("ListFactor", 429, { Body: {} }),
  () => respond("ListFactor", "429"),
  () => respond("DeleteFactor", 204, { body: {} }),
  () => respond("FetchFactor", 200, { body: { status: "maybe" } }),
  () => respond("FetchFactor", 404, { body: { code: 20404, message: "No", more_info: "https://x.test", status: 400 } }),
  () => respond("FetchFactor", 404, { headers: { "Content-Length": "1" } }),
  () => respond("FetchFactor", 404, { headers: { "X Name": "1" } }),
  () => {
    const mock = createFactorMock();
    mock.use(mock.handle("ListFactor", () => new Response() as never));
    return mock.fetch(factorUrl, { headers });
  },
  () => handle("ListFactors", () => undefined),
  () => handle("ListFactor"),
  () => use({}),
  () => createFactorMock().calls("ListFactors" as never),
  () => createFactorMock().fetch(factorUrl),
  () => getResponse(createFactorMock({ baseUrl: "https://verify.test" }).handlers, new Request(factorUrl, { headers })),
  () => createFactorMock().fetch(factorUrl, { headers, method: "POST", body: "FactorType=totp" }),
  () => {
    const mock = createFactorMock({
      random,
      factors: [{ FactorType: "totp", status: "verified", Identity: identity, ServiceSid: serviceSid }],
    });
    const url = `${factorUrl}/${mock.factors()[0]?.sid}`;
    return mock.fetch(url, { headers, method: "POST", body: new URLSearchParams({ AuthPayload: "123456" }) });
  },
  () => {
    const mock = createFactorMock();
    mock.use(mock.handle("ListFactor", () => HttpResponse.error()));
    return mock.fetch(factorUrl, { headers });
  },
  () => createAuthenticator("https://verify.test"),
  () => {
    const { binding } = createFactorMock().add({ FactorType: "totp" });
    return createAuthenticator(binding.uri).code({ at: Number.NaN });
  },
];
