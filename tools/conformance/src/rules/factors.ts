import { invalid } from "@verify-factors/testing/api";
import { enrollPush, enrollTotp } from "../enroll.ts";
import { expectEqual, expectMatch, expectResponse, Matcher, ok, otherThan } from "../expect.ts";
import { readPage, readSids } from "../pages.ts";
import { type Rule, rule } from "../rule.ts";

function laterThan(date: string): Matcher {
  return new Matcher(`later than ${date}`, (other) => Date.parse(String(other)) > Date.parse(date));
}

/** The properties that identify a factor, and its dates. */
export const factorRules: readonly Rule[] = [
  rule(26, "mints sids by type, and one entity_sid per service and identity", async (session) => {
    const app = await enrollTotp(session);
    const { api, factor } = app;
    const device = await enrollPush(session, {}, api);
    expectMatch("the sid of a TOTP factor", app.sid, /^YF02[0-9a-fA-F]{30}$/);
    expectMatch("the sid of a push factor", device.sid, /^YF03[0-9a-fA-F]{30}$/);
    expectMatch("entity_sid", factor.entity_sid, /^YE[0-9a-fA-F]{32}$/);
    expectMatch("entity_sid of the same user", device.factor.entity_sid, factor.entity_sid);
    const other = await enrollTotp(session);
    expectMatch("entity_sid of another user", other.factor.entity_sid, otherThan(factor.entity_sid));
    for (const sid of [app.sid, device.sid]) expectResponse("a deletion", await api.delete(sid), 204);
    const later = await enrollTotp(session, {}, api);
    expectMatch("entity_sid after the last factor was deleted", later.factor.entity_sid, factor.entity_sid);
    expectMatch("the next sid", later.sid, otherThan(app.sid));
  }),
  rule(27, "sets account_sid to the account of the request", async (session) => {
    const { user } = session.service.credentials;
    const account = /^AC/.test(user) ? user : (await enrollTotp(session)).factor.account_sid;
    const { factor, fetch } = await enrollTotp(session);
    expectMatch("account_sid", factor.account_sid, /^AC[0-9a-fA-F]{32}$/);
    expectMatch("account_sid", factor.account_sid, account);
    expectMatch("account_sid of a fetch", (await fetch()).body.account_sid, account);
  }),
  rule(28, "accepts a case-sensitive identity of 8 to 64 characters from A-Z, a-z, 0-9 and -", async (session, api) => {
    const unique = crypto.randomUUID().replaceAll("-", "");
    for (const identity of [unique.slice(0, 8), unique.repeat(2), `-Ada--${unique}-`, "--------", "constructor"]) {
      expectResponse(`the identity ${identity}`, await api.as({ identity }).list(), 200);
    }
    const wrong = ["_", "%20", "%2F", ".", "@", "+", "%C3%A4", "%0A", "%2F..%2F..", "%E0%A4%A"];
    const identities = [unique.slice(0, 7), `${unique.repeat(2)}a`, ...wrong.map((text) => `ada${text}${unique}`)];
    for (const identity of [...identities, `${unique}%0A`, "__proto__"]) {
      expectResponse(`the identity ${identity}`, await api.as({ identity }).list(), invalid("Identity"));
    }
    const identity = `Conformance-${unique}`;
    const { sid, factor } = await enrollTotp(session, {}, api.as({ identity: `%43onformance%2D${unique}` }));
    expectMatch("identity of a percent-encoded identity", factor.identity, identity);
    expectMatch("identity of a fetch", (await api.as({ identity }).fetch(sid)).body.identity, identity);
    const lower = api.as({ identity: identity.toLowerCase() });
    expectEqual("the factors of the same identity in lower case", (await readPage(lower)).factors, []);
    expectResponse("fetching the factor with the identity in lower case", await lower.fetch(sid), 404);
  }),
  rule(29, "updates date_updated on a change, but not on a wrong code", async (session) => {
    const app = await enrollTotp(session);
    const { date_created, date_updated } = app.factor;
    expectMatch("date_created", date_created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expectMatch("date_updated of a creation", date_updated, date_created);
    const device = await enrollPush(session, {}, app.api);

    await session.waitOneSecond();
    for (const form of [{ AuthPayload: app.wrongCode() }, "", { Undeclared: "1" }, { "Config.SdkVersion": "2" }]) {
      const unchanged = await app.update(form);
      expectResponse(`an update with ${JSON.stringify(form)}`, unchanged, ok({ date_updated, status: "unverified" }));
    }
    expectMatch("date_updated after a fetch", (await app.fetch()).body.date_updated, date_updated);
    const changed = (await app.update({ FriendlyName: "Renamed" })).body;
    expectMatch("the dates after a change", changed, { date_created, date_updated: laterThan(date_updated) });
    const verified = (await device.update({ AuthPayload: await device.sign() })).body;
    expectMatch("date_updated after a verification", verified.date_updated, laterThan(device.factor.date_updated));
  }),
  rule(30, "returns URLs with the base URL of the request", async (session) => {
    const app = await enrollTotp(session);
    const { api } = app;
    const second = await enrollTotp(session, {}, api);
    const url = `${api.factors}/${app.sid}`;
    expectMatch("url of a creation", app.factor.url, url);
    expectMatch("url of a fetch", (await app.fetch()).body.url, url);
    expectMatch("url of an update", (await app.update({})).body.url, url);
    const { factors, meta } = await readPage(api, "?PageSize=1");
    expectMatch("url in a list", factors[0]?.url, url);
    for (const name of ["first_page_url", "url", "next_page_url"] as const) {
      expectMatch(name, meta[name]?.split("?")[0], api.factors);
    }
    expectEqual("the next page", await readSids(api, meta.next_page_url ?? ""), [second.sid]);
  }),
];
