import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import fc from "fast-check";
import { expect, test } from "vitest";
import schema from "../config.schema.json" with { type: "json" };
// The command is not an export of the package, and starting a process for each configuration would take minutes.
import { run } from "../src/cli/run.ts";
import { writeConfig } from "./command.ts";

const sid = "VA3e213619479a06026d0eabba9adb2513";

/** Runs the command, and stops it as soon as it listens. Returns its stderr. */
async function runWith(config: unknown): Promise<{ code: number; stderr: string }> {
  const file = await writeConfig(config);
  const [stdout, stderr] = [new PassThrough().resume(), new PassThrough()];
  const once = (_signal: string, stop: () => void) => setImmediate(stop);
  const code = await run(["--config", file], { stdout, stderr, once } as never);
  stderr.end();
  return { code, stderr: (await text(stderr)).replaceAll(file, "") };
}

const secretText = fc.stringMatching(/^hush[a-z0-9]{8}$/);
const secretNumber = fc.integer({ min: 100_000_000, max: 999_999_999 });
const keys = fc.constantFrom("accountSid", "authToken", "apiKey", "apiSecret", "totp", "issuer", "key");
const constants = fc.constantFrom(null, true, false);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    ...[secretText, secretNumber, secretNumber.map((number) => -number - 0.25), constants],
    ...[fc.array(tie("value"), { maxLength: 3 }), fc.dictionary(keys, tie("value"))],
  ),
}));

const seedKeys = ["Identity", "Binding.Secret", "sid", "status", "date_created", "Metadata"];
const seed = fc.record(Object.fromEntries(seedKeys.map((key) => [key, value])), { requiredKeys: [] });

/** Values that are almost valid, so that errors come from all levels of validation. */
const nearlyValid: Record<string, fc.Arbitrary<unknown>> = {
  port: fc.constantFrom(0, 1),
  host: fc.constant("127.0.0.1"),
  baseUrl: secretText.map((text) => `/${text}?${text}`),
  publicUrl: secretText.map((text) => `https://ada:${text}@${text}.test/${text}`),
  allowedHosts: secretText.map((text) => [text, `${text}:1`]),
  credentials: fc.record({ accountSid: secretText, authToken: value }),
  services: value.map((one) => ({ [sid]: { friendly_name: one, totp: { skew: one, code_length: one, issuer: one } } })),
  factors: seed.map((one) => [{ FactorType: "totp", ...one }, one]),
};

function collectLeaves(part: unknown): string[] {
  if (typeof part === "object" && part !== null) return Object.values(part).flatMap(collectLeaves);
  return typeof part === "string" || (typeof part === "number" && Math.abs(part) > 1000) ? [String(part)] : [];
}

test.each(Object.keys(schema.properties))("no error repeats a value of %s", async (name) => {
  const config = fc.oneof(value, nearlyValid[name] ?? value).map((option) => ({ port: 0, [name]: option }));
  await fc.assert(
    fc.asyncProperty(config, async (options) => {
      const { code, stderr } = await runWith(options);
      expect(stderr).toMatch(code === 0 ? /^$/ : /^verify-factors-mock: [^\n]+\.\n$/);
      for (const leaf of collectLeaves(options)) expect(stderr).not.toContain(leaf);
      expect(stderr).not.toContain("hush");
      expect(stderr).not.toMatch(/undefined|Cannot (read|destructure)|is not a function/);
    }),
    { numRuns: 60 },
  );
});
