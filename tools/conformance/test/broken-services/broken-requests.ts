import { type BrokenService, breakExchange, breakForm, breakQuery } from "./broken-service.ts";
import { getOperation, toError } from "./intercept.ts";

const token = "t".repeat(32);
let created = 0;

/** Services that misread requests. */
export const brokenRequests: readonly BrokenService[] = [
  breakForm([4], "cuts a name after 64 characters", (form) => {
    const name = form.get("FriendlyName");
    if (name) form.set("FriendlyName", [...name].slice(0, 64).join(""));
  }),
  breakForm([6, 42], "requires no token", (form) => {
    const notifying = ["apn", "fcm"].includes(form.get("Config.NotificationPlatform") ?? "");
    if (notifying && !form.has("Config.NotificationToken")) form.set("Config.NotificationToken", token);
  }),
  breakQuery([7], "shows 20 factors by default", (query) => query.has("PageSize") || query.set("PageSize", "20")),
  breakForm([12], "accepts short tokens", (form) => {
    const short = form.get("Config.NotificationToken");
    if (short) form.set("Config.NotificationToken", short.padEnd(32, "t"));
  }),
  breakExchange([14], "responds to HEAD as to GET", async (request, send) => {
    if (request.method !== "HEAD") return send(request);
    return { ...(await send({ ...request, method: "GET" })), body: undefined };
  }),
  breakForm([14], "checks invalid values before missing ones", (form) => {
    if (form.get("Config.Skew") === "9" && !form.has("FriendlyName")) form.set("FriendlyName", "n");
  }),
  breakForm([17, 19], "ignores Binding.Alg", (form) => form.delete("Binding.Alg")),
  breakForm([18], "accepts every number of JavaScript as an integer", (form) => {
    const step = form.get("Config.TimeStep");
    if (step?.trim() && Number.isInteger(Number(step))) form.set("Config.TimeStep", `${Number(step)}`);
  }),
  breakForm([19, 20], "ignores empty values", (form) => {
    for (const [name, text] of [...form]) if (text === "") form.delete(name);
  }),
  breakForm([20], "takes the first value of a repeated key", (form) => {
    for (const name of new Set(form.keys())) form.set(name, form.get(name) ?? "");
  }),
  breakExchange([21], "applies a valid value beside an invalid one", async (request, send) => {
    const response = await send(request);
    const FriendlyName = new URLSearchParams(request.body).get("FriendlyName");
    const update = getOperation(request) === "update" && response.status === 400 && FriendlyName;
    if (update) await send({ ...request, body: new URLSearchParams({ FriendlyName }).toString() });
    return response;
  }),
  breakExchange([23], "reads JSON", (request, send) => {
    if (!request.headers.get("Content-Type")?.includes("json")) return send(request);
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    return send({ ...request, body: new URLSearchParams(JSON.parse(request.body)).toString() });
  }),
  breakExchange([26], "mints sids that begin with YF01", async (request, send) => {
    request.url.href = request.url.href.replaceAll("YF01", "YF02");
    const response = await send(request);
    if (response.body) response.body = JSON.parse(JSON.stringify(response.body).replaceAll("YF02", "YF01"));
    return response;
  }),
  breakExchange([28], "lower-cases identities", (request, send) => {
    request.url.pathname = request.url.pathname.replace(/(?<=Entities\/)[^/]+/, (identity) => identity.toLowerCase());
    return send(request);
  }),
  breakExchange([38], "does not count wrong codes", async (request, send) => {
    const response = await send(request);
    return response.body?.code === 60310 ? send({ ...request, method: "GET", body: "" }) : response;
  }),
  breakExchange([39], "responds 200 to a wrong signature", async (request, send) => {
    const response = await send(request);
    return response.body?.code === 60311 ? send({ ...request, method: "GET", body: "" }) : response;
  }),
  breakExchange([40], "rejects AuthPayload for a verified factor", async (request, send) => {
    const fetched = getOperation(request) === "update" && (await send({ ...request, method: "GET", body: "" }));
    const rejected = fetched && fetched.body?.status === "verified" && request.body.includes("AuthPayload");
    if (!rejected) return send(request);
    toError(fetched, 400, 60383, "Illegal factor status");
    return fetched;
  }),
  breakForm([41], "ignores what comes with an AuthPayload", (form) => {
    if (form.has("AuthPayload")) for (const name of [...form.keys()]) if (name !== "AuthPayload") form.delete(name);
  }),
  breakForm([43], "keeps the algorithm of a TOTP factor", (form, request) => {
    if (getOperation(request) === "update") form.delete("Config.Alg");
  }),
  breakExchange([15, 45, 48], "deletes nothing", async (request, send) => {
    if (getOperation(request) !== "delete") return send(request);
    const { status, headers } = await send({ ...request, method: "GET", body: "" });
    return status === 200 ? { status: 204, headers, body: undefined } : send(request);
  }),
  breakExchange([45], "responds 404 to the list of an unknown user", async (request, send) => {
    const response = await send(request);
    const empty = getOperation(request) === "list" && response.body?.factors?.length === 0;
    if (empty && !request.url.search) toError(response, 404, 20404);
    return response;
  }),
  breakQuery(
    [46, 48],
    "ignores PageSize",
    (query) => query.get("PageSize")?.match(/^[1-9]\d{0,2}$/) && query.delete("PageSize"),
  ),
  breakQuery(
    [46],
    "clamps a large PageSize",
    (query) => query.get("PageSize")?.match(/^\d{4,}$/) && query.set("PageSize", "1000"),
  ),
  breakQuery([47], "does not echo Page", (query) => query.get("Page")?.match(/^\d+$/) && query.delete("Page")),
  breakQuery([48, 49], "rejects the token of a deleted factor", async (query, request, send) => {
    const sid = query.get("PageToken")?.slice(2) ?? "";
    if (!sid.startsWith("YF")) return;
    const url = new URL(`${request.url.origin}${request.url.pathname}/${sid}`);
    if ((await send({ ...request, url })).status === 404) query.set("PageToken", "x");
  }),
  breakExchange([50], "creates a factor that is fetched", async (request, send) => {
    const response = await send(request);
    if (getOperation(request) !== "fetch" || response.status !== 404) return response;
    const headers = new Headers(request.headers);
    headers.set("Content-Type", "application/x-www-form-urlencoded");
    const url = new URL(request.url.href.replace(/\/YF.*/, ""));
    await send({ method: "POST", url, headers, body: "FactorType=totp&FriendlyName=n" });
    return response;
  }),
  breakForm([55], "removes white space from AuthPayload", (form) => {
    const payload = form.get("AuthPayload");
    if (payload) form.set("AuthPayload", payload.replace(/\s/g, ""));
  }),
  breakForm([34], "changes its default settings", (form, request) => {
    if (getOperation(request) !== "create" || form.get("FactorType") !== "totp") return;
    created += 1;
    if (!form.has("Config.TimeStep")) form.set("Config.TimeStep", `${30 + (created % 2)}`);
  }),
];
