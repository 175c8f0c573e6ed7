import { invalid, missing } from "@verify-factors/testing/api";
import { claim, claimAnswer, claimSame } from "../claims.ts";
import { enrolApp } from "../enrolments.ts";
import { readPage } from "../pages.ts";
import type { VisibleRule } from "../rule.ts";

const key = "\u{1F511}";
const token = "t".repeat(32);

/** What values may be, and what they are when left out. */
export const values: readonly VisibleRule[] = [
  {
    number: 4,
    subject: "limits",
    async check(visit) {
      const api = visit.newcomer();
      const least = { "Config.TimeStep": "20", "Config.Skew": "0", "Config.CodeLength": "3", "Config.Alg": "sha256" };
      const most = { "Config.TimeStep": "60", "Config.Skew": "2", "Config.CodeLength": "8", "Config.Alg": "sha512" };
      const name = key + "n".repeat(63);
      const small = await api.createTotp({ ...least, FriendlyName: "n" });
      claimAnswer("the least of all settings", small, { status: 201 });
      const great = await api.createTotp({ ...most, FriendlyName: name });
      claimAnswer("the greatest of all settings", great, { status: 201, body: { friendly_name: name } });
      const notified = { "Config.NotificationPlatform": "apn", "Config.NotificationToken": "t".repeat(255) };
      const long = { ...notified, "Config.AppId": "a".repeat(100) };
      claimAnswer("the longest texts of a device", await api.createPush(long), { status: 201 });

      const bad = [
        ...["19", "61"].map((value) => ["Config.TimeStep", value]),
        ...["-1", "3"].map((value) => ["Config.Skew", value]),
        ...["2", "9"].map((value) => ["Config.CodeLength", value]),
        ["Config.Alg", "md5"],
        ["FriendlyName", `${name}n`],
      ];
      for (const [parameter = "", value = ""] of bad) {
        const what = `${parameter} ${value}`;
        claimAnswer(what, await api.createTotp({ [parameter]: value }), invalid(parameter));
        claimAnswer(`${what} on update`, await api.update(great.body.sid, { [parameter]: value }), invalid(parameter));
      }
      const badTexts = {
        "Config.AppId": ["a".repeat(101)],
        "Config.NotificationToken": ["t".repeat(31), "t".repeat(256)],
      };
      for (const [parameter, texts] of Object.entries(badTexts)) {
        for (const text of texts) {
          const answer = await api.createPush({ ...notified, [parameter]: text });
          claimAnswer(`${parameter} of ${text.length} characters`, answer, invalid(parameter));
        }
      }
    },
  },
  {
    number: 5,
    subject: "Metadata",
    async check(visit) {
      const api = visit.newcomer();
      const longest = { k: key + "m".repeat(1024 - '{"k":""}'.length - 1) };
      for (const metadata of [{ os: "Android" }, longest, null]) {
        const Metadata = JSON.stringify(metadata);
        const answer = await api.createTotp({ Metadata });
        claimAnswer(`Metadata ${Metadata.slice(0, 20)}`, answer, { status: 201 });
        claimSame(`Metadata ${Metadata.slice(0, 20)} in the answer`, answer.body.metadata, metadata);
      }
      const tooLong = JSON.stringify({ k: `${longest.k}m` });
      for (const Metadata of ["text", '"text"', '["a"]', '{"a":1}', '{"a":{}}', tooLong]) {
        claimAnswer(`Metadata ${Metadata.slice(0, 20)}`, await api.createTotp({ Metadata }), invalid("Metadata"));
      }
    },
  },
  {
    number: 6,
    subject: "a device that is notified needs a token",
    async check(visit) {
      for (const platform of ["apn", "fcm"]) {
        const form = { "Config.NotificationPlatform": platform };
        const without = await visit.newcomer().createPush(form);
        claimAnswer(`${platform} without a token`, without, missing("Config.NotificationToken"));
        const answer = await visit.newcomer().createPush({ ...form, "Config.NotificationToken": token });
        claimAnswer(`${platform} with a token`, answer, { status: 201 });
      }
      const none = { "Config.NotificationPlatform": "none" };
      claimAnswer("none without a token", await visit.newcomer().createPush(none), { status: 201 });
      const both = await visit.newcomer().createPush({ ...none, "Config.NotificationToken": token });
      claimAnswer("none with a token", both, { status: 201 });
    },
  },
  {
    number: 7,
    subject: "defaults",
    unseen: "the service's own settings",
    async check(visit) {
      const api = visit.newcomer();
      const plain = (await enrolApp(visit, {}, api)).factor;
      claim("Config.Alg left out", plain.config.alg, "sha1");
      claim("PageSize left out", (await readPage(api)).meta.page_size, 50);
      const settings = { alg: "sha512", skew: 0, code_length: 8, time_step: 45 };
      const { sid } = (await enrolApp(visit, formOf(settings), api)).factor;
      const named = (await api.update(sid, { FriendlyName: "Another" })).body.config;
      claimSame("settings that an update leaves out", named, settings);
      const changed = (await api.update(sid, { "Config.TimeStep": "50" })).body.config;
      claimSame("settings beside the one that an update gives", changed, { ...settings, time_step: 50 });
    },
  },
];

function formOf(config: { alg: string; skew: number; code_length: number; time_step: number }) {
  return {
    "Config.Alg": config.alg,
    "Config.Skew": String(config.skew),
    "Config.CodeLength": String(config.code_length),
    "Config.TimeStep": String(config.time_step),
  };
}
