import { inspect } from "node:util";
import { createFactorClient, type EntityFactors, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";
import { retryingFetch } from "@verify-factors/client/retry";
import fc from "fast-check";
import { expect, test } from "vitest";
import { identity, serviceSid, setUp, sid } from "./fixture.ts";

const { binding, ...factor } = setUp().mock.add({ FactorType: "totp" });
const page = { factors: [factor], meta: { next_page_url: null, previous_page_url: null } };
const networkError = new TypeError("fetch failed");

/** The success that each method declares: its status, and the keys that its body must have. */
const methods = {
  create: { status: 201, body: { ...factor, binding } },
  fetch: { status: 200, body: factor },
  update: { status: 200, body: factor },
  verify: { status: 200, body: { ...factor, status: "verified" } },
  page: { status: 200, body: page },
  list: { status: 200, body: page },
  delete: { status: 204, body: undefined },
};

type Secrets = { token: string; secret: string; payload: string };

function call(factors: EntityFactors, method: keyof typeof methods, { secret, payload }: Secrets): Promise<unknown> {
  const calls = {
    create: () => factors.create({ FactorType: "totp", FriendlyName: "Ada", "Binding.Secret": secret }),
    fetch: () => factors.fetch(sid),
    update: () => factors.update(sid, { "Config.NotificationToken": secret }),
    verify: () => factors.verify(sid, payload),
    page: () => factors.page(),
    list: () => Array.fromAsync(factors.list()),
    delete: () => factors.delete(sid),
  };
  return calls[method]();
}

/** The secrets that a client receives for a call. */
function listSecrets(method: keyof typeof methods, { token, secret, payload }: Secrets): string[] {
  if (method === "verify") return [token, payload];
  return method === "create" || method === "update" ? [token, secret] : [token];
}

const canary = fc.stringMatching(/^canary[A-Za-z0-9+/=&%"\\<ä]{6,12}$/);
const secrets = fc.record({ token: canary, secret: canary, payload: canary });
const method = fc.constantFrom(...(Object.keys(methods) as (keyof typeof methods)[]));
const status = fc.oneof(
  fc.integer({ min: 200, max: 599 }),
  fc.constantFrom(200, 201, 204, 302, 307, 400, 404, 429, 503),
);

/** A body as some server on the way could write it, with the secrets of the request repeated in it. */
function bodies(name: keyof typeof methods, given: string[]): fc.Arbitrary<string> {
  const declared = methods[name].body ?? {};
  const echo = fc.constantFrom(...given, `you sent ${given.join(" and ")}.`);
  const json = fc.oneof(
    fc.jsonValue(),
    fc.constant(declared),
    fc
      .subarray(Object.keys(declared))
      .map((keys) => ({ ...declared, ...Object.fromEntries(keys.map((key) => [key, null])) })),
    fc.record({
      code: fc.constantFrom(20404, 60311, 20429),
      message: echo,
      details: fc.record({ violations: fc.array(echo) }),
    }),
    fc.record({
      detail: echo,
      title: echo,
      AuthPayload: fc.jsonValue(),
      nested: fc.array(fc.record({ secret: echo, b: echo })),
    }),
  );
  const text = fc
    .tuple(echo, fc.string())
    .map(([secret, rest]) => `<p>${secret} ${new URLSearchParams({ secret })}</p>${rest}`);
  return fc.oneof(
    json.map((value) => JSON.stringify(value)),
    text,
  );
}

function responses(name: keyof typeof methods, given: string[]) {
  const secret = encodeURIComponent(given.at(-1) ?? "");
  return fc.record({
    status: fc.oneof(status, fc.constant(methods[name].status)),
    body: bodies(name, given),
    headers: fc.record(
      {
        "Content-Type": fc.constantFrom("application/json", "text/html", `text/${secret}`),
        "Retry-After": fc.constantFrom("0", "1.5", "-5", "soon", "99999999999", new Date(0).toUTCString()),
        Location: fc.constantFrom("https://other.example/?a=1", "//", `/login?code=${secret}`),
        "Twilio-Request-Id": fc.constantFrom("RQ0123456789abcdef"),
      },
      { requiredKeys: [] },
    ),
  });
}

const scenarios = fc
  .record({
    method,
    given: secrets,
    fails: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    retries: fc.boolean(),
  })
  .chain((scenario) =>
    responses(scenario.method, listSecrets(scenario.method, scenario.given)).map((response) => ({
      ...scenario,
      response,
    })),
  );

const show = (value: unknown) =>
  [inspect(value, { depth: 9, showHidden: true }), JSON.stringify(value), Object(value).stack].join();

/** Checks what a call resolved with: the response of the server, if it is the declared one. */
function checkData(data: unknown, method: keyof typeof methods, status: number, body: string): void {
  const declared = methods[method];
  if (method === "delete") {
    expect([data, status < 300]).toEqual([undefined, true]);
    return;
  }
  expect(status).toBe(declared.status);
  const received = JSON.parse(body);
  expect(Object.keys(declared.body ?? {}).filter((key) => received[key] === undefined)).toEqual([]);
}

/** Checks what a call rejected with: a documented error that shows none of the secrets. */
function checkError(error: unknown, given: string[], fails: boolean): void {
  if (fails) {
    expect(error).toBe(networkError);
    return;
  }
  expect(error instanceof FactorApiError || error instanceof FactorNotVerifiedError).toBe(true);
  const { cause, body } = error as FactorApiError;
  const text = [error, cause, body].map(show).join();
  expect(given.filter((secret) => text.includes(secret))).toEqual([]);
}

test("resolves only with a declared response, throws only documented errors, and shows no secret", async () => {
  await fc.assert(
    fc.asyncProperty(scenarios, async ({ method, given, response: { status, body, headers }, fails, retries }) => {
      const respond = async () => {
        if (fails) throw networkError;
        return new Response([204, 205, 304].includes(status) ? null : body, {
          status,
          headers: headers as HeadersInit,
        });
      };
      const client = createFactorClient({
        serviceSid,
        credentials: { accountSid: "AC1", authToken: given.token },
        fetch: retries ? retryingFetch({ fetch: respond, attempts: 2, delay: 1, maxTime: 10 }) : respond,
      });
      await call(client.factors(identity), method, given).then(
        (data) => checkData(data, method, status, body),
        (error: unknown) => checkError(error, listSecrets(method, given), fails),
      );
    }),
    { numRuns: 1000 },
  );
});
