import { createPushDevice } from "@verify-factors/msw";
import { refused } from "@verify-factors/testing/api";
import { claim, claimAnswer } from "../claims.ts";
import { enrolApp, enrolDevice, rightCode, scan, verifyApp, wrongCode } from "../enrolments.ts";
import { Unreachable } from "../interruption.ts";
import type { VisibleRule } from "../rule.ts";

const unverified = { status: 200, body: { status: "unverified" } };
const verified = { status: 200, body: { status: "verified" } };
const tooMany = refused(429, 60310, "Factor verification attempts reached");
const failed = refused(403, 60311, "Factor verification failed");

/** How an enrolment is confirmed. */
export const verification: readonly VisibleRule[] = [
  {
    number: 38,
    subject: "a wrong code is 200, unverified and counted",
    async check(visit) {
      const app = await enrolApp(visit);
      const wrong = wrongCode(app);
      for (const AuthPayload of [wrong, "abcdef", `${wrong}0`, ` ${wrong}`, wrong]) {
        claimAnswer("a wrong code", await app.api.update(app.sid, { AuthPayload }), unverified);
      }
      claimAnswer("the sixth wrong code", await app.api.update(app.sid, { AuthPayload: wrong }), tooMany);
      const AuthPayload = rightCode(app);
      claimAnswer("the right code after five wrong ones", await app.api.update(app.sid, { AuthPayload }), tooMany);
      claimAnswer("the factor afterwards", await app.api.fetch(app.sid), unverified);

      const other = await enrolApp(visit, {}, app.api);
      const first = await other.api.update(other.sid, { AuthPayload: wrongCode(other) });
      claimAnswer("another app's wrong code", first, unverified);
      const second = await other.api.update(other.sid, { AuthPayload: rightCode(other) });
      claimAnswer("its right code", second, verified);
    },
  },
  {
    number: 39,
    subject: "a wrong signature is 403 / 60311",
    async check(visit) {
      const { api, sid, device } = await enrolDevice(visit);
      const stranger = await createPushDevice();
      const wrong = {
        "another device's signature": await stranger.sign(sid),
        "a signature over something else": await device.sign(`${sid}0`),
        "no signature": "AAAA",
        "no Base64": "123456!",
      };
      for (const [what, AuthPayload] of Object.entries(wrong)) {
        claimAnswer(what, await api.update(sid, { AuthPayload }), failed);
      }
      claimAnswer("the factor afterwards", await api.fetch(sid), unverified);
      claimAnswer("the right signature", await api.update(sid, { AuthPayload: await device.sign(sid) }), verified);
      claimAnswer("the factor after it", await api.fetch(sid), verified);
    },
  },
  {
    number: 40,
    subject: "an AuthPayload for a verified factor is not checked",
    unseen: "the option strict and the warning, which only the mock has",
    async check(visit) {
      const app = await enrolApp(visit);
      await verifyApp(app);
      const { api, sid, device } = await enrolDevice(visit, {}, app.api);
      const signed = await api.update(sid, { AuthPayload: await device.sign(sid) });
      if (signed.body?.status !== "verified") throw new Unreachable("needs a verified device");
      for (const [what, one] of [
        ["app", app.sid],
        ["device", sid],
      ] as const) {
        const answer = await api.update(one, { AuthPayload: "nonsense", FriendlyName: "Another" });
        const expected = { status: 200, body: { ...verified.body, friendly_name: "Another" } };
        claimAnswer(`a wrong payload for a verified ${what}`, answer, expected);
        claimAnswer(`the ${what} afterwards`, await api.fetch(one), expected);
      }
    },
  },
  {
    number: 41,
    subject: "an AuthPayload comes with other changes",
    async check(visit) {
      const change = { "Config.CodeLength": "8", FriendlyName: "Another" };
      const body = { friendly_name: "Another", config: { code_length: 8 } };
      const wrong = await enrolApp(visit);
      const uri = wrong.factor.binding.uri.replace("digits=6", "digits=8");
      const later = await wrong.api.update(wrong.sid, { ...change, AuthPayload: scan(uri).code() });
      claimAnswer("a code by the settings after the change", later, {
        status: 200,
        body: { ...body, status: "unverified" },
      });
      claimAnswer("the app afterwards", await wrong.api.fetch(wrong.sid), { status: 200, body });

      const right = await enrolApp(visit);
      const now = await right.api.update(right.sid, { ...change, AuthPayload: rightCode(right) });
      claimAnswer("a code by the settings before it", now, { status: 200, body: { ...body, status: "verified" } });

      const { api, sid, device } = await enrolDevice(visit);
      const signed = { AuthPayload: await device.sign(sid), "Config.SdkVersion": "2.0" };
      const answer = await api.update(sid, signed);
      claimAnswer("a signature", answer, verified);
      claim("the setting beside it", answer.body.config, { sdk_version: "2.0" });
    },
  },
];
