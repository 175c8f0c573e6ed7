import { createPushDevice } from "@verify-factors/msw";
import { type Api, refused } from "@verify-factors/testing/api";
import { claim, claimAnswer, Matching } from "../claims.ts";
import { enrolApp, enrolDevice } from "../enrolments.ts";
import type { VisibleRule } from "../rule.ts";

const day = 24 * 60 * 60;

/** How many factors a user may have and make. */
export const limits: readonly VisibleRule[] = [
  {
    number: 36,
    subject: "caps",
    expensive: "it creates 121 factors",
    unseen: "the place of an expired factor",
    async check(visit) {
      const api = visit.newcomer();
      const first = await enrolDevice(visit, {}, api);
      for (let count = 1; count < 20; count += 1) await enrolDevice(visit, {}, api);
      claimAnswer("the 21st device", await createDevice(api), full(20, "push"));
      const known = await api.createPush({ "Binding.PublicKey": first.factor.binding.public_key });
      claimAnswer("the same key twice, when there are 20", known, refused(409, 60317));
      claimAnswer("a delete", await api.delete(first.sid), { status: 204 });
      claimAnswer("a device in place of a deleted one", await createDevice(api), { status: 201 });

      const other = visit.newcomer();
      for (let count = 0; count < 100; count += 1) await enrolApp(visit, {}, other);
      claimAnswer("the 101st app", await other.createTotp(), full(100, "totp"));
    },
  },
  {
    number: 37,
    subject: "rate",
    expensive: "it creates and deletes 100 factors",
    unseen: "the sliding of the 24 hours",
    async check(visit) {
      const api = visit.newcomer();
      for (let count = 0; count < 100; count += 1) await api.delete((await enrolApp(visit, {}, api)).sid);
      const tooMany = refused(429, 60326, "Too many requests to create factors for the entity");
      const answer = await api.createTotp();
      claimAnswer("the 101st creation", answer, tooMany);
      const within = new Matching(`1 to ${day} seconds`, (seconds) => Number(seconds) >= 1 && Number(seconds) <= day);
      claim("Retry-After", answer.headers.get("Retry-After"), within);
      claimAnswer("a device after them", await createDevice(api), tooMany);
      claimAnswer("another user's creation", await visit.newcomer().createTotp(), { status: 201 });
    },
  },
];

function full(limit: number, type: string) {
  return refused(400, 60315, `Reached max limit of ${limit} ${type} Factors associated per Entity`);
}

async function createDevice(api: Api) {
  return api.createPush({ "Binding.PublicKey": (await createPushDevice()).publicKey });
}
