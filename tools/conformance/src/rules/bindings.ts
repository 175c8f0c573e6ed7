import { generateKeyPairSync } from "node:crypto";
import { invalid, refused } from "@verify-factors/testing/api";
import { claim, claimAnswer, claimSame, otherThan } from "../claims.ts";
import { enrolApp, enrolDevice } from "../enrolments.ts";
import type { VisibleRule } from "../rule.ts";

/** The secret of the test vectors of RFC 6238, which is none. */
const published = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

/** What an app or a device is bound by. */
export const bindings: readonly VisibleRule[] = [
  {
    number: 31,
    subject: "binding.uri",
    unseen: "where the issuer comes from",
    async check(visit) {
      const name = "Ada & Co: +1 ?#’\u{1F511}";
      const settings = { "Config.Alg": "sha256", "Config.CodeLength": "8", "Config.TimeStep": "45" };
      const { api, sid, factor } = await enrolApp(visit, { FriendlyName: name, ...settings });
      const { secret, uri } = factor.binding;
      const issuer = /^otpauth:\/\/totp\/([^:?]+):/.exec(uri)?.[1] ?? "the issuer";
      const account = encodeURIComponent(name);
      const query = `secret=${secret}&issuer=${issuer}&algorithm=SHA256&digits=8&period=45`;
      claim("binding.uri", uri, `otpauth://totp/${issuer}:${account}?${query}`);
      claim("the issuer in it", issuer, encodeURIComponent(decodeURIComponent(issuer)));
      const later = {
        "a fetch": await api.fetch(sid),
        "a new name": await api.update(sid, { FriendlyName: "Another" }),
        "a list": await api.list(),
      };
      for (const [when, { body }] of Object.entries(later)) {
        const again = /"binding"|otpauth/.test(JSON.stringify(body));
        claim(`what ${when} is answered`, again ? "the binding" : "no binding", "no binding");
      }
    },
  },
  {
    number: 32,
    subject: "Binding.Secret",
    async check(visit) {
      const api = visit.newcomer();
      const forms: [string, string][] = [
        [published, published],
        [published.toLowerCase(), published],
        ["GEZDG===", "GEZDG"],
        ["ge", "GE"],
      ];
      for (const [secret, normal] of forms) {
        const answer = await api.createTotp({ "Binding.Secret": secret });
        claimAnswer(`Binding.Secret ${secret}`, answer, { status: 201, body: { binding: { secret: normal } } });
      }
      for (const secret of ["G", "GEZDGNB1", "GEZD GNBV", "========"]) {
        const answer = await api.createTotp({ "Binding.Secret": secret });
        claimAnswer(`Binding.Secret ${secret}`, answer, invalid("Binding.Secret"));
      }
      const [one, other] = [await enrolApp(visit, {}, api), await enrolApp(visit, {}, api)];
      claim("a secret of the service's own", one.factor.binding.secret, /^[A-Z2-7]{32}$/);
      claim("the next secret of the service's own", other.factor.binding.secret, otherThan(one.factor.binding.secret));
    },
  },
  {
    number: 35,
    subject: "Binding.PublicKey",
    async check(visit) {
      const { api, factor, device } = await enrolDevice(visit);
      const key = device.publicKey;
      claimSame("binding of a device", factor.binding, { alg: "ES256", public_key: key });
      const bad = {
        "no Base64": "not Base64!",
        "no key": "dGVzdF9rZXk=",
        "a key of another curve": spki("P-384"),
        "a point that is not on the curve": offCurve(key),
      };
      for (const [what, one] of Object.entries(bad)) {
        claimAnswer(what, await api.createPush({ "Binding.PublicKey": one }), refused(400, 60314));
      }
      const same = { "Binding.PublicKey": key };
      claimAnswer("the same key twice", await api.createPush(same), refused(409, 60317));
      claimAnswer("the same key of another user", await visit.newcomer().createPush(same), { status: 201 });
    },
  },
];

function spki(namedCurve: string): string {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve });
  return publicKey.export({ format: "der", type: "spki" }).toString("base64");
}

/** A P-256 key whose last bit is flipped: for a given x only two y are on the curve, and they differ in more. */
function offCurve(key: string): string {
  const bytes = Buffer.from(key, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString("base64");
}
