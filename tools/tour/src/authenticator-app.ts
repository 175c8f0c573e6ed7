import { type EntityFactors, FactorNotVerifiedError } from "@verify-factors/client";
import { createAuthenticator } from "@verify-factors/msw";
import { renderUnicodeCompact } from "uqr";
import { chapter, fact, refusal, tell } from "./narrator.ts";

/** Enrols an authenticator app, mistypes its code, verifies it, and answers the sid. */
export async function enrolAuthenticatorApp(factors: EntityFactors): Promise<string> {
  chapter("An authenticator app");
  const factor = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone", Metadata: { os: "Android" } });
  tell(`factors.create({ FactorType: "totp", … })  →  ${factor.sid}`);
  tell(`binding.uri  ${factor.binding.uri}`);
  console.log(`\n${renderUnicodeCompact(factor.binding.uri, { border: 2 })}\n`);
  fact("it is new and unverified", factor.status, "unverified");

  const app = createAuthenticator(factor.binding.uri);
  const near = [-60, -30, 0, 30, 60].map((seconds) => app.code({ at: Date.now() + seconds * 1000 }));
  const wrong = ["111111", "222222", "333333", "444444", "555555", "666666"].find((code) => !near.includes(code)) ?? "";
  const error = await refusal(
    `the wrong code ${wrong} is refused`,
    factors.verify(factor.sid, wrong),
    FactorNotVerifiedError,
  );
  tell(error.message);
  fact("the service itself had answered 200 with this status", error.factor?.status, "unverified");

  const code = app.code();
  const verified = await factors.verify(factor.sid, code);
  fact(`the right code ${code} is accepted`, verified.status, "verified");

  const renamed = await factors.update(factor.sid, { FriendlyName: "Ada's new phone" });
  fact(
    "a new name stays",
    [renamed.friendly_name, (await factors.fetch(factor.sid)).friendly_name],
    ["Ada's new phone", "Ada's new phone"],
  );
  return factor.sid;
}
