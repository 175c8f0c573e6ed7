import { invalid } from "@verify-factors/testing/api";
import { claimAnswer } from "../claims.ts";
import { enrolApp, enrolDevice } from "../enrolments.ts";
import type { VisibleRule } from "../rule.ts";

/** How the text of a form or a query is read. */
export const forms: readonly VisibleRule[] = [
  {
    number: 18,
    subject: "integers",
    async check(visit) {
      const { api, sid } = await enrolApp(visit);
      const good = await api.createTotp({ "Config.TimeStep": "30" });
      claimAnswer("Config.TimeStep 30", good, { status: 201, body: { config: { time_step: 30 } } });
      for (const value of ["+30", "030", "30.0", "3e1", "0x1e", " 30", "thirty"]) {
        const form = { "Config.TimeStep": value };
        claimAnswer(`Config.TimeStep ${value}`, await api.createTotp(form), invalid("Config.TimeStep"));
        claimAnswer(`Config.TimeStep ${value} on update`, await api.update(sid, form), invalid("Config.TimeStep"));
      }
      for (const value of ["%2B5", "05", "5.0", "5e0"]) {
        claimAnswer(`PageSize ${value}`, await api.list(`?PageSize=${value}`), invalid("PageSize"));
      }
    },
  },
  {
    number: 19,
    subject: "an empty value is given, so it must be valid",
    async check(visit) {
      const app = await enrolApp(visit);
      for (const name of ["FriendlyName", "Config.Skew", "Config.Alg", "Binding.Secret", "Metadata"]) {
        claimAnswer(`${name} empty`, await app.api.createTotp({ [name]: "" }), invalid(name));
      }
      for (const name of ["Config.AppId", "Config.SdkVersion", "Binding.Alg"]) {
        claimAnswer(`${name} empty`, await app.api.createPush({ [name]: "" }), invalid(name));
      }
      for (const name of ["AuthPayload", "FriendlyName", "Config.TimeStep", "Config.SdkVersion"]) {
        claimAnswer(`${name} empty on update`, await app.api.update(app.sid, { [name]: "" }), invalid(name));
      }
      claimAnswer("PageSize empty", await app.api.list("?PageSize="), invalid("PageSize"));
      const { api, sid } = await enrolDevice(visit);
      const one = await api.update(sid, { FriendlyName: "B", "Config.SdkVersion": "1" });
      claimAnswer("one character", one, { status: 200, body: { friendly_name: "B", config: { sdk_version: "1" } } });
    },
  },
  {
    number: 20,
    subject: "of a key that comes twice the last one counts",
    async check(visit) {
      const api = visit.newcomer();
      const good = await api.create("FriendlyName=&FactorType=push&FactorType=totp&FriendlyName=Ada");
      claimAnswer("a good value after a bad one", good, { status: 201, body: { friendly_name: "Ada" } });
      const bad = await api.create("FriendlyName=Ada&FactorType=totp&FriendlyName=");
      claimAnswer("a bad value after a good one", bad, invalid("FriendlyName"));
      const seven = await api.list("?PageSize=0&PageSize=7");
      claimAnswer("?PageSize=0&PageSize=7", seven, { status: 200, body: { meta: { page_size: 7 } } });
      claimAnswer("?PageSize=7&PageSize=0", await api.list("?PageSize=7&PageSize=0"), invalid("PageSize"));
    },
  },
];
