import { type Answer, nobody } from "@verify-factors/testing/api";
import { claim, claimAnswer, Matching } from "../claims.ts";
import { enrolDevice } from "../enrolments.ts";
import type { VisibleRule } from "../rule.ts";

const exposed = ["retry-after", "twilio-verify-factor-signature"];
const asked = {
  Origin: "https://app.example",
  "Access-Control-Request-Method": "POST",
  "Access-Control-Request-Headers": "authorization, x-request-id",
};

/** What a page of another origin may read. */
export const cors: readonly VisibleRule[] = [
  {
    number: 25,
    subject: "CORS",
    async check(visit) {
      const { api, sid, factor } = await enrolDevice(visit);
      const stranger = api.as({ authorization: null });
      const answers = {
        "a list": await api.list(),
        "a creation": await api.createTotp(),
        "a fetch": await api.fetch(sid),
        "an update": await api.update(sid, {}),
        "a bad value": await api.list("?PageSize=0"),
        "no credentials": await stranger.list(),
        "a wrong signature": await api.update(sid, { AuthPayload: "AAAA" }),
        "an unknown factor": await api.fetch(nobody),
        "an unknown method": await api.call("", { method: "PUT" }),
        "a known key": await api.createPush({ "Binding.PublicKey": factor.binding.public_key }),
        "a delete": await api.delete(sid),
      };
      for (const [name, answer] of Object.entries(answers)) claimReadable(name, answer);
      for (const url of ["", `/${nobody}`]) {
        const preflight = await stranger.call(url, { method: "OPTIONS", headers: asked });
        claimAnswer("a preflight", preflight, { status: 204 });
        claimReadable("a preflight", preflight);
        const headers = preflight.headers.get("Access-Control-Allow-Headers")?.toLowerCase();
        claim("the headers that a preflight allows", headers, "authorization, x-request-id");
      }
    },
  },
];

const exposing = new Matching(exposed.join(", "), (value) => {
  const names = String(value).toLowerCase().split(/, */);
  return exposed.every((name) => names.includes(name));
});

function claimReadable(name: string, { headers }: Answer<unknown>): void {
  const of = (header: string) => headers.get(`Access-Control-${header}`);
  claim(`Access-Control-Allow-Origin for ${name}`, of("Allow-Origin"), "*");
  claim(`Access-Control-Allow-Methods for ${name}`, of("Allow-Methods"), "GET, POST, DELETE, OPTIONS");
  claim(`Access-Control-Expose-Headers for ${name}`, of("Expose-Headers"), exposing);
  claim(`Access-Control-Allow-Credentials for ${name}`, of("Allow-Credentials"), null);
}
