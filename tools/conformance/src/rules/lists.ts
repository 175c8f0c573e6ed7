import { invalid } from "@verify-factors/testing/api";
import { claim, claimAnswer, claimSame } from "../claims.ts";
import { enrolApp, enrolDevice } from "../enrolments.ts";
import { readPage, readSids } from "../pages.ts";
import type { VisibleRule } from "../rule.ts";

/** Which factors a list shows. */
export const lists: readonly VisibleRule[] = [
  {
    number: 45,
    subject: "lists are in the order of creation",
    async check(visit) {
      const api = visit.newcomer();
      claimSame("the factors of a user who has none", await readSids(api), []);
      const app = await enrolApp(visit, {}, api);
      const device = await enrolDevice(visit, {}, api);
      const last = await enrolApp(visit, {}, api);
      const order = [app.sid, device.sid, last.sid];
      claimSame("the factors of a list", await readSids(api), order);
      await api.update(app.sid, { FriendlyName: "Another" });
      claimSame("the factors after a change", await readSids(api), order);
      const [shown] = (await readPage(api)).factors;
      claimSame("a factor in a list", shown, (await api.fetch(app.sid)).body);
      await api.delete(device.sid);
      claimSame("the factors after a delete", await readSids(api), [app.sid, last.sid]);
      await api.delete(app.sid);
      await api.delete(last.sid);
      claimSame("the factors when all are deleted", await readSids(api), []);
    },
  },
  {
    number: 46,
    subject: "PageSize",
    async check(visit) {
      const api = visit.newcomer();
      const sids: string[] = [];
      for (let count = 0; count < 3; count += 1) sids.push((await enrolApp(visit, {}, api)).sid);
      for (const size of [1, 2, 1000]) {
        const answer = await api.list(`?PageSize=${size}`);
        claimAnswer(`PageSize ${size}`, answer, { status: 200, body: { meta: { page_size: size } } });
        claim(`how many factors PageSize ${size} shows`, answer.body.factors.length, Math.min(size, sids.length));
      }
      for (const size of ["0", "1001", "-1", "abc"]) {
        claimAnswer(`PageSize ${size}`, await api.list(`?PageSize=${size}`), invalid("PageSize"));
      }
    },
  },
  {
    number: 47,
    subject: "Page is echoed and moves nothing",
    async check(visit) {
      const { api, sid } = await enrolApp(visit);
      await enrolApp(visit, {}, api);
      const answer = await api.list("?PageSize=1&Page=7");
      claimAnswer("Page 7", answer, { status: 200, body: { meta: { page: 7 } } });
      claim("the factor that Page 7 shows", answer.body.factors[0]?.sid, sid);
      claim("Page in next_page_url", pageOf(answer.body.meta.next_page_url), "8");
      claim("Page left out", (await readPage(api)).meta.page, 0);
      for (const page of ["-1", "x", "1.0"])
        claimAnswer(`Page ${page}`, await api.list(`?Page=${page}`), invalid("Page"));
    },
  },
];

function pageOf(url: string | null): string | null {
  return url && new URL(url).searchParams.get("Page");
}
