import { invalid } from "@verify-factors/testing/api";
import { claim, claimAnswer, claimSame, Matching, otherThan } from "../claims.ts";
import { enrolApp, enrolDevice, wrongCode } from "../enrolments.ts";
import { readPage } from "../pages.ts";
import type { VisibleRule } from "../rule.ts";

const moreThanASecond = 1100;

/** A date after another one. */
function later(than: string): Matching {
  return new Matching(`later than ${than}`, (date) => Date.parse(String(date)) > Date.parse(than));
}

/** Who and what a factor is. */
export const factors: readonly VisibleRule[] = [
  {
    number: 26,
    subject: "sids",
    async check(visit) {
      const { api, sid, factor } = await enrolApp(visit);
      const device = await enrolDevice(visit, {}, api);
      claim("the sid of an app", sid, /^YF02[0-9a-fA-F]{30}$/);
      claim("the sid of a device", device.sid, /^YF03[0-9a-fA-F]{30}$/);
      claim("entity_sid", factor.entity_sid, /^YE[0-9a-fA-F]{32}$/);
      claim("entity_sid of the same user's other factor", device.factor.entity_sid, factor.entity_sid);
      const other = await enrolApp(visit);
      claim("entity_sid of another user", other.factor.entity_sid, otherThan(factor.entity_sid));
      claimAnswer("a delete", await api.delete(sid), { status: 204 });
      claimAnswer("a delete", await api.delete(device.sid), { status: 204 });
      const later = await enrolApp(visit, {}, api);
      claim("entity_sid after the last factor was deleted", later.factor.entity_sid, factor.entity_sid);
    },
  },
  {
    number: 27,
    subject: "account_sid",
    unseen: "the account behind an API key",
    async check(visit) {
      const { user } = visit.service.credentials;
      const account = /^AC/.test(user) ? user : (await enrolApp(visit)).factor.account_sid;
      const { api, sid, factor } = await enrolApp(visit);
      claim("account_sid", factor.account_sid, /^AC[0-9a-fA-F]{32}$/);
      claim("account_sid", factor.account_sid, account);
      claim("account_sid of a fetch", (await api.fetch(sid)).body.account_sid, account);
    },
  },
  {
    number: 28,
    subject: "identity",
    async check(visit) {
      const api = visit.newcomer();
      const unique = crypto.randomUUID().replaceAll("-", "");
      for (const identity of [unique.slice(0, 8), unique.repeat(2), `-Ada--${unique}-`]) {
        claimAnswer(`the identity ${identity}`, await api.as({ identity }).list(), { status: 200 });
      }
      for (const identity of [
        unique.slice(0, 7),
        `${unique.repeat(2)}a`,
        `ada_${unique}`,
        `ada%40${unique}`,
        `ad%C3%A4${unique}`,
      ]) {
        claimAnswer(`the identity ${identity}`, await api.as({ identity }).list(), invalid("Identity"));
      }
      const identity = `Conformance-${unique}`;
      const { sid } = await enrolApp(visit, {}, api.as({ identity }));
      claim("identity of a fetch", (await api.as({ identity }).fetch(sid)).body.identity, identity);
      const lower = api.as({ identity: identity.toLowerCase() });
      claimSame("the factors of the same identity in small letters", (await readPage(lower)).factors, []);
      claimAnswer("one of them", await lower.fetch(sid), { status: 404 });
    },
  },
  {
    number: 29,
    subject: "dates",
    async check(visit) {
      const app = await enrolApp(visit);
      const { api, sid, factor } = app;
      const { date_created, date_updated } = factor;
      claim("date_created", date_created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      claim("date_updated of a creation", date_updated, date_created);
      const device = await enrolDevice(visit, {}, api);

      await visit.service.pause(moreThanASecond);
      const wrong = (await api.update(sid, { AuthPayload: wrongCode(app) })).body;
      claim("date_updated after a wrong code", wrong.date_updated, date_updated);
      claim("date_updated after a fetch", (await api.fetch(sid)).body.date_updated, date_updated);
      const changed = (await api.update(sid, { FriendlyName: "Another" })).body;
      claim("date_updated after a change", changed.date_updated, later(date_updated));
      claim("date_created after a change", changed.date_created, date_created);
      const AuthPayload = await device.device.sign(device.sid);
      const verified = (await api.update(device.sid, { AuthPayload })).body;
      claim("date_updated after a verification", verified.date_updated, later(device.factor.date_updated));
    },
  },
  {
    number: 30,
    subject: "addresses are on the base that the request came to",
    async check(visit) {
      const { api, sid, factor } = await enrolApp(visit);
      await enrolApp(visit, {}, api);
      claim("url of a creation", factor.url, `${api.factors}/${sid}`);
      claim("url of a fetch", (await api.fetch(sid)).body.url, `${api.factors}/${sid}`);
      claim("url of an update", (await api.update(sid, {})).body.url, `${api.factors}/${sid}`);
      const page = await readPage(api, "?PageSize=1");
      claim("url in a list", page.factors[0]?.url, `${api.factors}/${sid}`);
      for (const name of ["first_page_url", "url", "next_page_url"] as const) {
        const base = page.meta[name]?.split("?")[0];
        claim(name, base, api.factors);
      }
    },
  },
];
