import { createPushDevice } from "@verify-factors/msw";
import { type Api, expectedError, push } from "@verify-factors/testing/api";
import { enrollPush, enrollTotp, enrollTotps, verify } from "../enroll.ts";
import { expectEqual, expectMatch, expectResponse, Matcher, ok } from "../expect.ts";
import { readSids } from "../pages.ts";
import { type Rule, rule } from "../rule.ts";
import type { Session } from "../session.ts";

const hour = 60 * 60 * 1000;
const secondsPerDay = 24 * 60 * 60;
const tooMany = expectedError(429, 60326, "Too many requests to create factors for the entity");
const notFound = expectedError(404, 20404);

/** Limits of the number and lifetime of factors. */
export const limitRules: readonly Rule[] = [
  rule(36, "rejects the 21st push factor and the 101st TOTP factor of an entity", async (session, api) => {
    session.requireThorough("more than 120 factors");
    const first = await enrollPush(session, {}, api);
    for (let count = 1; count < 20; count += 1) await enrollPush(session, {}, api);
    await verify(first, await first.sign());
    expectResponse("the 21st push factor", await createPush(api), tooManyFactors(20, "push"));
    expectResponse("a TOTP factor", await api.createTotp(), 201);
    expectResponse("a push factor of another user", await createPush(session.newUser()), 201);
    const known = await api.createPush({ "Binding.PublicKey": first.factor.binding.public_key });
    expectResponse("a key that is already in use, with 20 push factors", known, expectedError(409, 60317));
    expectResponse("a deletion", await api.delete(first.sid), 204);
    expectResponse("a push factor in place of a deleted one", await createPush(api), 201);
    expectResponse("one more push factor", await createPush(api), tooManyFactors(20, "push"));

    const other = session.newUser();
    await enrollTotps(session, 100, other);
    expectResponse("the 101st TOTP factor", await other.createTotp(), tooManyFactors(100, "totp"));
  }),
  rule(37, "rejects the 101st creation within 24 hours, deleted factors included", async (session, api) => {
    session.requireThorough("more than 100 factors");
    await createAndDelete(session, api, 100);
    const rejected = await api.createTotp();
    expectResponse("the 101st creation", rejected, tooMany);
    const within = new Matcher(
      `1 to ${secondsPerDay} seconds`,
      (seconds) => Number(seconds) >= 1 && Number(seconds) <= secondsPerDay,
    );
    expectMatch("Retry-After", rejected.headers.get("Retry-After"), within);
    expectResponse("a push factor after the last TOTP factor", await createPush(api), tooMany);
    expectResponse("another user's creation", await session.newUser().createTotp(), 201);
  }),
  rule(37, "counts creations in a sliding window of 24 hours, without rejected ones", async (session, api) => {
    const { clock } = session;
    for (let count = 0; count < 100; count += 1) await api.createTotp({ "Config.Skew": "9" });
    await createAndDelete(session, api, 1);
    clock.advance(2 * hour);
    await createAndDelete(session, api, 99);
    clock.advance(hour - 500);
    const rejected = await api.createTotp();
    expectResponse("the 101st creation", rejected, tooMany);
    expectMatch("Retry-After", rejected.headers.get("Retry-After"), String(21 * 60 * 60 + 1));
    clock.advance(21 * hour + 499);
    expectResponse("a creation within 24 hours", await api.createTotp(), tooMany);
    clock.advance(1);
    expectResponse("the first creation after 24 hours", await api.createTotp(), 201);
    expectResponse("the second creation after 24 hours", await api.createTotp(), tooMany);
    clock.advance(-72 * hour);
    expectResponse("a creation after the clock was set back", await api.createTotp(), 201);
    clock.advance(72 * hour);
  }),
  rule(
    14,
    "checks if the key is valid, then if it is taken, then the number of factors, then the rate of creations",
    async (session, api) => {
      const { clock } = session;
      const devices = [];
      for (let count = 0; count < 20; count += 1) devices.push(await enrollPush(session, {}, api));
      for (const device of devices) await verify(device, await device.sign());
      clock.advance(25 * hour);
      const [oldest = ""] = await enrollTotps(session, 100, api);
      const invalidKey = await api.createPush({ "Binding.PublicKey": "dGVzdF9rZXk=" });
      expectResponse("an invalid key", invalidKey, expectedError(400, 60314));
      const known = await api.createPush({ ...push, "Binding.PublicKey": devices[0]?.device.publicKey ?? "" });
      expectResponse("a known key", known, expectedError(409, 60317));
      expectResponse("a new key", await createPush(api), tooManyFactors(20, "push"));
      expectResponse("a TOTP factor", await api.createTotp(), tooManyFactors(100, "totp"));
      await api.delete(oldest);
      expectResponse("a TOTP factor in place of a deleted one", await api.createTotp(), tooMany);
    },
  ),
  rule(44, "expires an unverified factor after 24 hours for every operation", async (session) => {
    const { clock } = session;
    for (const operation of ["fetch", "update", "delete", "list"] as const) {
      const app = await enrollTotp(session);
      await app.update({ FriendlyName: "Renamed" });
      clock.advance(24 * hour);
      expectResponse("the factor after 24 hours", await app.fetch(), 200);
      clock.advance(1);
      if (operation === "list") expectEqual("the list", await readSids(app.api), []);
      if (operation === "delete") expectResponse(operation, await app.api.delete(app.sid), notFound);
      if (operation === "update") expectResponse(operation, await app.update({ AuthPayload: "123456" }), notFound);
      expectResponse("fetch", await app.fetch(), notFound);
    }
  }),
  rule(
    44,
    "does not expire a verified factor, and an update does not extend the lifetime of an unverified one",
    async (session) => {
      const { clock } = session;
      const verified = await enrollTotp(session);
      await verify(verified, verified.code());
      const updated = await enrollTotp(session, {}, verified.api);
      clock.advance(20 * hour);
      await updated.update({ FriendlyName: "Renamed" });
      const late = await enrollPush(session, {}, verified.api);
      clock.advance(5 * hour);
      expectEqual("the list", await readSids(verified.api), [verified.sid, late.sid]);
      clock.advance(10_000 * hour);
      expectEqual("the list", await readSids(verified.api), [verified.sid]);
      expectResponse("the verified factor", await verified.fetch(), ok({ status: "verified" }));
    },
  ),
];

async function createAndDelete(session: Session, api: Api, count: number): Promise<void> {
  for (let created = 0; created < count; created += 1) await api.delete((await enrollTotp(session, {}, api)).sid);
}

function tooManyFactors(limit: number, type: string) {
  return expectedError(400, 60315, `Reached max limit of ${limit} ${type} Factors associated per Entity`);
}

async function createPush(api: Api) {
  return api.createPush({ "Binding.PublicKey": (await createPushDevice()).publicKey });
}
