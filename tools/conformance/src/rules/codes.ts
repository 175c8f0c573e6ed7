import { enrollTotp, scan } from "../enroll.ts";
import { expectMatch, expectResponse, unverified, verified } from "../expect.ts";
import { type Rule, rule } from "../rule.ts";

/** The seeds of RFC 6238, appendix B, in Base32: "1234567890" repeated to the length of the hash. */
const seeds = {
  sha1: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
  sha256: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQGEZA",
  sha512: `${"GEZDGNBVGY3TQOJQ".repeat(6)}GEZDGNA`,
};
const vectors = [
  [59, "94287082", "46119246", "90693936"],
  [1111111109, "07081804", "68084774", "25091201"],
  [1111111111, "14050471", "67062674", "99943326"],
  [1234567890, "89005924", "91819424", "93441116"],
  [2000000000, "69279037", "90698825", "38618901"],
  [20000000000, "65353130", "77737706", "47863826"],
] as const;

/** The codes that verify a factor. */
export const codeRules: readonly Rule[] = [
  rule(38, "accepts codes of 3 to 8 digits", async (session) => {
    for (const digits of ["3", "4", "5", "6", "7", "8"]) {
      const { factor, code, update } = await enrollTotp(session, { "Config.CodeLength": digits });
      expectMatch("digits in binding.uri", new URL(factor.binding.uri).searchParams.get("digits"), digits);
      expectResponse(`a code of ${digits} digits`, await update({ AuthPayload: code() }), verified);
    }
  }),
  rule(38, "accepts the codes of Config.Skew time steps before and after the current one", async (session) => {
    const { clock } = session;
    for (const [skew, timeStep] of [
      [0, 30],
      [1, 20],
      [2, 60],
    ] as const) {
      const form = { "Config.Skew": `${skew}`, "Config.TimeStep": `${timeStep}`, "Config.CodeLength": "8" };
      for (let steps = -skew - 1; steps <= skew + 1; steps += 1) {
        const { code, update } = await enrollTotp(session, form);
        const AuthPayload = code(clock.now() + steps * timeStep * 1000);
        const expected = Math.abs(steps) <= skew ? verified : unverified;
        expectResponse(`with skew ${skew}, a code ${steps} steps ahead`, await update({ AuthPayload }), expected);
      }
    }
    const { code, update } = await enrollTotp(session, { "Config.Skew": "0", "Config.CodeLength": "8" });
    clock.advance(30_000 - (clock.now() % 30_000));
    const AuthPayload = code();
    clock.advance(30_000);
    expectResponse("a code whose time step is over", await update({ AuthPayload }), unverified);
    clock.advance(-1);
    expectResponse("the last millisecond of a time step", await update({ AuthPayload }), verified);
  }),
  rule(38, "accepts the codes of RFC 6238, appendix B, leading zeros included", async (session) => {
    const { clock } = session;
    for (const [seconds, ...codes] of vectors) {
      clock.advance(seconds * 1000 - clock.now());
      for (const [index, alg] of (["sha1", "sha256", "sha512"] as const).entries()) {
        const settings = { "Config.Alg": alg, "Config.CodeLength": "8", "Config.Skew": "0" };
        const { factor, update } = await enrollTotp(session, { "Binding.Secret": seeds[alg], ...settings });
        const code = codes[index] ?? "";
        const AuthPayload = code.replace(/^0/, "");
        if (AuthPayload !== code) expectResponse("a code without its zero", await update({ AuthPayload }), unverified);
        expectResponse(`the code ${code} of ${alg}`, await update({ AuthPayload: code }), verified);
        expectMatch("the code of an app", scan(factor.binding.uri).code({ at: seconds * 1000 }), code);
      }
    }
  }),
];
