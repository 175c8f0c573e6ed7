import type { EntityFactors } from "@verify-factors/client";
import fc from "fast-check";
import { setUp, sid } from "./fixture.ts";

const { binding, ...factor } = setUp().mock.add({ FactorType: "totp" });
const newPush = setUp().mock.add({ FactorType: "push" });
const page = { factors: [factor], meta: { next_page_url: null, previous_page_url: null } };

/** Secret values of a request, which must not appear anywhere else. */
type Secrets = Record<"secret" | "token" | "payload", string>;

/**
 * A call, the secrets that it sends, and its declared success: the status, the body, and the required keys of the body.
 */
export interface Method {
  call(factors: EntityFactors, secrets: Secrets): Promise<unknown>;
  sends: readonly (keyof Secrets)[];
  status: number;
  body?: object;
}

const push = {
  FactorType: "push",
  FriendlyName: "Ada",
  "Config.AppId": "com.example.myapp",
  "Config.NotificationPlatform": "fcm",
  "Config.SdkVersion": "1.0.0",
} as const;

const methods: Record<string, Method> = {
  createTotp: {
    call: (factors, { secret }) =>
      factors.create({ FactorType: "totp", FriendlyName: "Ada", "Binding.Secret": secret }),
    sends: ["secret"],
    status: 201,
    body: { ...factor, binding },
  },
  createPush: {
    call: (factors, { secret, token }) =>
      factors.create({ ...push, "Binding.PublicKey": secret, "Config.NotificationToken": token }),
    sends: ["secret", "token"],
    status: 201,
    body: newPush,
  },
  fetch: { call: (factors) => factors.fetch(sid), sends: [], status: 200, body: factor },
  update: {
    call: (factors, { token }) => factors.update(sid, { "Config.NotificationToken": token }),
    sends: ["token"],
    status: 200,
    body: factor,
  },
  verify: {
    call: (factors, { payload }) => factors.verify(sid, payload),
    sends: ["payload"],
    status: 200,
    body: { ...factor, status: "verified" },
  },
  page: { call: (factors) => factors.page(), sends: [], status: 200, body: page },
  list: { call: (factors) => Array.fromAsync(factors.list()), sends: [], status: 200, body: page },
  delete: { call: (factors) => factors.delete(sid), sends: [], status: 204 },
};

const canary = fc.stringMatching(/^canary[A-Za-z0-9+/=&%"\\<ä]{6,12}$/);
const status = fc.oneof(
  fc.integer({ min: 200, max: 599 }),
  fc.constantFrom(200, 201, 202, 204, 302, 307, 400, 404, 429, 503),
);

/** A secret that the request did not contain, recognized only by the name of its property. */
export const unsent = "unsent-secret";

/** Response bodies of an arbitrary server, which may repeat the secrets of the request. */
function anyBody(declared: object, given: string[]): fc.Arbitrary<string> {
  const echo = fc.constantFrom(...given, `you sent ${given.join(" and ")}.`);
  const violations = fc.array(echo);
  const json = fc.oneof(
    fc.jsonValue(),
    fc.constant(declared),
    fc.constantFrom([declared], {}),
    // Some properties are missing or of another type.
    fc
      .dictionary(fc.constantFrom(...Object.keys(declared)), fc.constantFrom(null, 5, undefined), { minKeys: 1 })
      .map((wrong) => ({ ...declared, ...wrong })),
    fc.record({
      code: fc.constantFrom(20404, 60311, 20429),
      message: echo,
      details: fc.record({ violations }),
    }),
    fc.record({
      detail: echo,
      title: echo,
      AuthPayload: fc.constant(unsent),
      nested: fc.array(fc.record({ secret: echo, b: echo })),
    }),
  );
  const text = fc
    .tuple(echo, fc.string())
    .map(([secret, rest]) => `<p>${secret} ${new URLSearchParams({ secret })}</p>${rest}`);
  return fc.oneof(
    json.map((value) => JSON.stringify(value)),
    fc.constantFrom("", JSON.stringify(declared).slice(0, 40)),
    text,
  );
}

function anyResponse(declared: Method, given: string[]) {
  const secret = encodeURIComponent(given.at(-1) ?? "");
  return fc.record({
    status: fc.oneof(status, fc.constant(declared.status)),
    body: anyBody(declared.body ?? { sid }, given),
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

/** Calls with secrets, each with the response of an arbitrary server. */
export const scenarios = fc
  .record({
    method: fc.constantFrom(...Object.values(methods)),
    secrets: fc.record({ secret: canary, token: canary, payload: canary }),
    credentials: canary.chain((secret) =>
      fc.constantFrom({ accountSid: "AC1", authToken: secret }, { apiKey: "SK1", apiSecret: secret }),
    ),
    fails: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    retries: fc.boolean(),
  })
  .chain((scenario) => {
    const { method, secrets, credentials } = scenario;
    const given = [Object.values(credentials)[1] ?? "", ...method.sends.map((name) => secrets[name])];
    return anyResponse(method, given).map((response) => ({ ...scenario, given, response }));
  });
