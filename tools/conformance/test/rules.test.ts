import { serviceSid } from "@verify-factors/testing/api";
import { describe, expect, test } from "vitest";
import { rules } from "../src/rules.ts";
import { runRule, runRules } from "../src/run-rules.ts";
import { createMockService } from "./mock-service.ts";

describe("the mock follows the rule:", () => {
  test.each(rules)("$ruling $title", async (rule) => {
    const { mock, service } = createMockService();
    const undeleted: string[][] = [];
    expect(await runRule(rule, service, (urls) => undeleted.push(urls))).toEqual({ rule, verdict: "passed" });
    expect([undeleted, mock.factors()]).toEqual([[], []]);
  });
});

test("the rules make the mock read every parameter and field of the description", async () => {
  const { mock, service } = createMockService();
  for await (const _outcome of runRules({ rules, service, onUndeleted: () => {} }));
  expect(mock.coverage().unread).toEqual([]);
});

const totp = { issuer: "R&D: Ada’s", time_step: 60, skew: 0, code_length: 8 };

test.each([
  [
    "with other default settings and a clock a minute ahead",
    { services: { [serviceSid]: { totp } }, now: () => Date.now() + 60_000 },
  ],
  ["with a clock a minute behind", { now: () => Date.now() - 60_000 }],
])("a service %s fails no rule", async (_which, options) => {
  const { clock: _, ...service } = createMockService(options).service;
  const outcomes = await Array.fromAsync(runRules({ rules, service, onUndeleted: () => {} }));
  expect(outcomes.filter(({ verdict }) => verdict === "failed")).toEqual([]);
});
