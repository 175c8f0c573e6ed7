import { accountSid } from "@verify-factors/testing/api";
import type { BrokenService } from "./broken-service.ts";
import { type Body, changeResponse, getFactors, getOperation, type IncomingResponse, toError } from "./intercept.ts";

type Change = Parameters<typeof changeResponse>[0];

/** Changes responses with an error code. */
const onCode = (code: number, change: (response: IncomingResponse) => void): Change => {
  return (response) => response.body?.code === code && change(response);
};
/** Changes every factor in responses. */
const onFactors = (change: (factor: Body) => void): Change => {
  return (response) => getFactors(response).forEach(change);
};
const changeResponseOf = (
  operation: ReturnType<typeof getOperation>,
  change: (response: IncomingResponse) => void,
): Change => {
  return (response, request) => getOperation(request) === operation && change(response);
};

const changes: readonly [fails: number, name: string, change: Change][] = [
  [
    3,
    "fetches a factor without its name",
    changeResponseOf("fetch", ({ body }) => body?.sid && Object.assign(body, { friendly_name: null })),
  ],
  [
    5,
    "returns metadata as text",
    ({ body }) => body?.metadata && Object.assign(body, { metadata: JSON.stringify(body.metadata) }),
  ],
  [
    9,
    "repeats an invalid key",
    (response, { body }) => {
      const key = new URLSearchParams(body).get("Binding.PublicKey");
      if (response.body?.code === 60314) response.body.message += ` (${key})`;
    },
  ],
  [
    10,
    "sends lists as plain text",
    changeResponseOf("list", ({ headers }) => headers.set("Content-Type", "text/plain")),
  ],
  [10, "writes dates with milliseconds", onFactors((factor) => (factor.date_created = "2026-01-15T09:30:00.000Z"))],
  [
    13,
    "signs a fetch",
    changeResponseOf("fetch", ({ headers }) => headers.set("Twilio-Verify-Factor-Signature", "opaque")),
  ],
  [14, "reports an invalid key as an invalid value", onCode(60314, (response) => toError(response, 400, 60200))],
  [
    14,
    "checks the credentials before the method",
    (response, { headers }) => {
      if (response.status === 405 && !headers.has("Authorization")) toError(response, 401, 20003, "Authenticate");
    },
  ],
  [
    15,
    "responds with another code to a missing factor",
    (response) => {
      if (response.status === 404) toError(response, 404, 60390, response.body?.message);
    },
  ],
  [
    15,
    "names a path with /v2",
    onCode(20404, ({ body }) => {
      if (body?.message) body.message = body.message.replace("/Services", "/v2/Services");
    }),
  ],
  [
    16,
    "does not name a missing parameter",
    onCode(20001, ({ body }) => Object.assign(body ?? {}, { message: "Missing parameter" })),
  ],
  [
    17,
    "rejects an invalid Page with 60373",
    (response) => {
      if (response.body?.message?.endsWith(" Page")) toError(response, 400, 60373, response.body.message);
    },
  ],
  [
    25,
    "deletes without CORS headers",
    changeResponseOf("delete", ({ headers }) => headers.delete("Access-Control-Allow-Origin")),
  ],
  [
    25,
    "exposes the same headers for every operation",
    ({ headers }) => {
      headers.set("Access-Control-Expose-Headers", "Retry-After, Twilio-Verify-Factor-Signature");
    },
  ],
  [25, "rejects preflights", (response, { method }) => method === "OPTIONS" && toError(response, 405, 20004)],
  [29, "updates without moving date_updated", onFactors((factor) => (factor.date_updated = factor.date_created))],
  [30, "returns URLs on another host", onFactors((factor) => (factor.url = String(factor.url).replace("//", "//eu.")))],
  [
    31,
    "writes a space in binding.uri as a plus",
    ({ body }) => {
      if (body?.binding?.uri) body.binding.uri = body.binding.uri.replaceAll("%20", "+");
    },
  ],
  [
    32,
    "returns a secret as it was sent",
    ({ body }, request) => {
      const sent = new URLSearchParams(request.body).get("Binding.Secret");
      if (sent && body?.binding?.secret) body.binding.secret = sent;
    },
  ],
  [
    33,
    "returns the credential of a push factor",
    onFactors(({ config }) => config?.app_id && Object.assign(config, { credential_sid: "CR0" })),
  ],
  [35, "rejects a known key with 400", onCode(60317, (response) => toError(response, 400, 60317))],
  [
    36,
    "rejects a full entity with 429",
    onCode(60315, (response) => toError(response, 429, 60315, response.body?.message)),
  ],
  [37, "does not say when to retry", ({ headers }) => headers.delete("Retry-After")],
  [
    38,
    "rejects a wrong code with 403",
    (response, { body }) => {
      if (body.includes("AuthPayload") && response.body?.status === "unverified") toError(response, 403, 60311);
    },
  ],
  [45, "lists the newest factor first", ({ body }) => body?.factors?.reverse()],
  [
    49,
    "always returns a previous_page_url",
    ({ body }) => {
      if (body?.meta) body.meta.previous_page_url ??= String(body.meta.first_page_url);
    },
  ],
  [51, "sends no challenge with 401", ({ headers }) => headers.delete("WWW-Authenticate")],
  [52, "repeats a request id", ({ headers }) => headers.set("Twilio-Request-Id", `RQ${"0".repeat(32)}`)],
  [
    56,
    "links to the first page as the previous one",
    ({ body }) => {
      if (body?.meta?.previous_page_url) body.meta.previous_page_url = String(body.meta.first_page_url);
    },
  ],
];

/** Services that respond with something else. */
export const brokenResponses: readonly BrokenService[] = [
  ...changes.map(([ruling, name, change]) => ({ name, fails: [ruling], interceptor: () => changeResponse(change) })),
  { name: "knows one account", fails: [27], options: { accountSid: accountSid.replace(/.$/, "0") } },
  { name: "rejects undeclared keys", fails: [22, 23, 40], options: { strict: true } },
  { name: "expires factors after an hour", fails: [44], options: { unverifiedTimeToLive: 60 * 60 * 1000 } },
  {
    name: "shows the binding in a fetch",
    fails: [9, 31],
    interceptor: () => {
      const bindings = new Map<unknown, Body["binding"]>();
      return changeResponse(({ body }, request) => {
        if (getOperation(request) === "create") bindings.set(body?.sid, body?.binding);
        const binding = getOperation(request) === "fetch" && bindings.get(body?.sid);
        if (body && binding) body.binding = binding;
      });
    },
  },
];
