import { accountSid } from "@verify-factors/testing/api";
import { type BrokenService, breakError, breakFactors, breakOperation, breakResponse } from "./broken-service.ts";
import { type Body, getOperation, toError } from "./intercept.ts";

const bindings = new Map<unknown, Body["binding"]>();

/** Services with incorrect responses. */
export const brokenResponses: readonly BrokenService[] = [
  breakOperation(
    [3],
    "fetches a factor without its name",
    "fetch",
    ({ body }) => body?.sid && Object.assign(body, { friendly_name: null }),
  ),
  breakResponse(
    [5],
    "returns metadata as text",
    ({ body }) => body?.metadata && Object.assign(body, { metadata: JSON.stringify(body.metadata) }),
  ),
  breakResponse([9], "returns an invalid key in the message", (response, { body }) => {
    const key = new URLSearchParams(body).get("Binding.PublicKey");
    if (response.body?.code === 60314) response.body.message += ` (${key})`;
  }),
  breakOperation([10], "sends lists as plain text", "list", ({ headers }) => headers.set("Content-Type", "text/plain")),
  breakFactors([10], "writes dates with milliseconds", (factor) => (factor.date_created = "2026-01-15T09:30:00.000Z")),
  breakOperation([13], "signs a fetch", "fetch", ({ headers }) =>
    headers.set("Twilio-Verify-Factor-Signature", "opaque"),
  ),
  breakError([14], "reports an invalid key as an invalid value", 60314, (response) => toError(response, 400, 60200)),
  breakResponse([14], "checks the credentials before the method", (response, { headers }) => {
    if (response.status === 405 && !headers.has("Authorization")) toError(response, 401, 20003, "Authenticate");
  }),
  breakResponse([15], "responds with another code to a missing factor", (response) => {
    if (response.status === 404) toError(response, 404, 60390, response.body?.message);
  }),
  breakError([15], "names a path with /v2", 20404, ({ body }) => {
    if (body?.message) body.message = body.message.replace("/Services", "/v2/Services");
  }),
  breakError([16], "does not name a missing parameter", 20001, ({ body }) =>
    Object.assign(body ?? {}, { message: "Missing parameter" }),
  ),
  breakResponse([17], "rejects an invalid Page with 60373", (response) => {
    if (response.body?.message?.endsWith(" Page")) toError(response, 400, 60373, response.body.message);
  }),
  breakOperation([25], "deletes without CORS headers", "delete", ({ headers }) =>
    headers.delete("Access-Control-Allow-Origin"),
  ),
  breakResponse([25], "exposes the same headers for every operation", ({ headers }) => {
    headers.set("Access-Control-Expose-Headers", "Retry-After, Twilio-Verify-Factor-Signature");
  }),
  breakResponse(
    [25],
    "rejects preflights",
    (response, { method }) => method === "OPTIONS" && toError(response, 405, 20004),
  ),
  breakFactors([29], "updates without moving date_updated", (factor) => (factor.date_updated = factor.date_created)),
  breakFactors(
    [30],
    "returns URLs on another host",
    (factor) => (factor.url = String(factor.url).replace("//", "//eu.")),
  ),
  breakResponse([31], "writes a space in binding.uri as a plus", ({ body }) => {
    if (body?.binding?.uri) body.binding.uri = body.binding.uri.replaceAll("%20", "+");
  }),
  breakResponse([32], "returns a secret as it was sent", ({ body }, request) => {
    const sent = new URLSearchParams(request.body).get("Binding.Secret");
    if (sent && body?.binding?.secret) body.binding.secret = sent;
  }),
  breakFactors(
    [33],
    "returns the credential of a push factor",
    ({ config }) => config?.app_id && Object.assign(config, { credential_sid: "CR0" }),
  ),
  breakError([35], "rejects a known key with 400", 60317, (response) => toError(response, 400, 60317)),
  breakError([36], "rejects a full entity with 429", 60315, (response) =>
    toError(response, 429, 60315, response.body?.message),
  ),
  breakResponse([37], "does not say when to retry", ({ headers }) => headers.delete("Retry-After")),
  breakResponse([38], "rejects a wrong code with 403", (response, { body }) => {
    if (body.includes("AuthPayload") && response.body?.status === "unverified") toError(response, 403, 60311);
  }),
  breakResponse([45], "lists the newest factor first", ({ body }) => body?.factors?.reverse()),
  breakResponse([49], "always returns a previous_page_url", ({ body }) => {
    if (body?.meta) body.meta.previous_page_url ??= String(body.meta.first_page_url);
  }),
  breakResponse([51], "sends no challenge with 401", ({ headers }) => headers.delete("WWW-Authenticate")),
  breakResponse([52], "repeats a request id", ({ headers }) => headers.set("Twilio-Request-Id", `RQ${"0".repeat(32)}`)),
  breakResponse([56], "links to the first page as the previous one", ({ body }) => {
    if (body?.meta?.previous_page_url) body.meta.previous_page_url = String(body.meta.first_page_url);
  }),
  {
    name: "responds with one account for all credentials",
    fails: [27],
    options: { accountSid: accountSid.replace(/.$/, "0") },
  },
  { name: "rejects undeclared keys", fails: [22, 23, 40], options: { strict: true } },
  { name: "expires factors after an hour", fails: [44], options: { unverifiedTimeToLive: 60 * 60 * 1000 } },
  breakResponse([9, 31], "shows the binding in a fetch", ({ body }, request) => {
    if (getOperation(request) === "create") bindings.set(body?.sid, body?.binding);
    const binding = getOperation(request) === "fetch" && bindings.get(body?.sid);
    if (body && binding) body.binding = binding;
  }),
];
