import { missing, unknownSid } from "@verify-factors/testing/api";
import { enrollPush, enrollTotp } from "../enroll.ts";
import { expectEqual, expectResponse, ok } from "../expect.ts";
import { readPage, readSids } from "../pages.ts";
import { type Rule, rule } from "../rule.ts";

/** Requests that must not change the state of the service. */
export const changeRules: readonly Rule[] = [
  rule(21, "changes nothing unless it responds 2xx", async (session) => {
    const app = await enrollTotp(session);
    const { api, sid } = app;
    const device = await enrollPush(session, {}, api);
    const before = await readPage(api);
    await session.waitOneSecond();
    const change = { FriendlyName: "Renamed" };
    expectResponse("an invalid value", await app.update({ ...change, "Config.Skew": "9" }), 400);
    expectResponse("a wrong signature", await device.update({ ...change, AuthPayload: "AAAA" }), 403);
    expectResponse("an invalid setting", await api.createTotp({ "Config.Skew": "9" }), 400);
    expectResponse("an invalid key", await api.createPush({ "Binding.PublicKey": "dGVzdF9rZXk=" }), 400);
    expectResponse("no credentials", await api.as({ authorization: null }).delete(sid), 401);
    expectEqual("the factors afterwards", await readPage(api), before);
    expectResponse("the valid value alone", await app.update(change), ok({ friendly_name: "Renamed" }));
  }),
  rule(50, "creates nothing unless a creation succeeds", async (session, api) => {
    await api.list();
    await api.fetch(unknownSid);
    await api.update(unknownSid, {});
    await api.delete(unknownSid);
    await api.call("", { method: "OPTIONS" });
    expectResponse("a rejected creation", await api.create(""), missing("FriendlyName"));
    expectEqual("the factors afterwards", await readSids(api), []);
    const { fetch } = await enrollTotp(session, {}, api);
    const [list, factor] = [await readPage(api), (await fetch()).body];
    await session.waitOneSecond();
    expectEqual("a list that was read before", await readPage(api), list);
    expectEqual("a factor that was fetched before", (await fetch()).body, factor);
  }),
];
