import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aLife } from "./life.ts";
import { startChromium, visit } from "./page.ts";
import { runTimeAjv } from "./run-time-ajv.ts";

const policy = "default-src 'none'; script-src 'self'; connect-src 'self' https://verify.twilio.com";
const told = { lives: [aLife, aLife], left: { given: 0, added: 0 } };

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser.close());

describe("a page whose policy forbids eval", () => {
  test.each(["msw", "msw-2.15", "msw-2.13"])("runs the mock on %s, and a reset makes it fresh", async (msw) => {
    const { outcome, errors, violations, packages } = await visit(browser, { policy, msw });
    expect({ outcome, errors, violations }).toEqual({ outcome: told, errors: [], violations: [] });
    expect([...packages].filter((name) => name.startsWith("msw"))).toEqual([msw]);
    expect(packages).not.toContain("ajv");
  });

  test("does not run the mock when its schemas are compiled at run time", async () => {
    const plugins = [runTimeAjv];
    const { outcome, errors, violations, packages } = await visit(browser, { policy, plugins });
    expect(packages).toContain("ajv");
    expect(outcome).toBeUndefined();
    expect(errors).toEqual([expect.stringMatching(/^EvalError: .*unsafe-eval/)]);
    expect(violations).toContainEqual({ directive: "script-src", blocked: "eval" });
  });
});

test.each([
  ["without a policy", undefined],
  ["whose policy is the same but for unsafe-eval", policy.replace("script-src 'self'", "$& 'unsafe-eval'")],
])("a page %s runs it with those schemas as well", async (_which, policy) => {
  const plugins = [runTimeAjv];
  const { outcome, errors, violations } = await visit(browser, { policy, plugins });
  expect({ outcome, errors, violations }).toEqual({ outcome: told, errors: [], violations: [] });
});
