import { getLaunchOptions } from "@verify-factors/testing/chromium";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectedLifecycle } from "./lifecycle.ts";
import { visit } from "./page.ts";

const policy = "default-src 'none'; script-src 'self'; connect-src 'self' https://verify.twilio.com";
const expectedOutcome = { lifecycles: [expectedLifecycle, expectedLifecycle], remaining: { given: 0, added: 0 } };

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(await getLaunchOptions());
});
afterAll(() => browser.close());

describe("a Content-Security-Policy that forbids eval", () => {
  test.each(["msw", "msw-2.15", "msw-2.13"])("runs the mock on %s, and resets it", async (msw) => {
    const { outcome, errors, violations, packages } = await visit(browser, { policy, msw });
    expect({ outcome, errors, violations }).toEqual({ outcome: expectedOutcome, errors: [], violations: [] });
    expect([...packages].filter((name) => name.startsWith("msw"))).toEqual([msw]);
  });

  test("blocks eval in every page that the test serves", async () => {
    const { errors, violations } = await visit(browser, { policy, script: 'new Function("return 1")' });
    expect(errors).toEqual([expect.stringMatching(/^EvalError: /)]);
    expect(violations).toContainEqual({ directive: "script-src", blocked: "eval" });
  });
});
