import { expect, test } from "vitest";
import { rules } from "../src/rules.ts";
import { runRules } from "../src/run-rules.ts";
import { brokenRequests } from "./broken-services/broken-requests.ts";
import { brokenResponses } from "./broken-services/broken-responses.ts";
import { intercept } from "./broken-services/intercept.ts";
import { createMockService } from "./mock-service.ts";

const brokenServices = [...brokenResponses, ...brokenRequests];

test.each(brokenServices)("a service that $name fails a rule of $fails", async ({ fails, options, interceptor }) => {
  const { service } = createMockService(options);
  const broken = interceptor ? intercept(service, interceptor) : service;
  const aimed = rules.filter(({ ruling }) => fails.includes(ruling));
  const outcomes = await Array.fromAsync(runRules({ rules: aimed, service: broken, onUndeleted: () => {} }));
  const failed = outcomes.filter(({ verdict }) => verdict === "failed");
  expect([...new Set(failed.map(({ rule }) => rule.ruling))]).toEqual(fails);
  expect(failed.filter((outcome) => /unreadable/.test(JSON.stringify(outcome)))).toEqual([]);
});

test("a broken service fails a rule of every ruling that has rules", () => {
  const failed = new Set(brokenServices.flatMap(({ fails }) => fails));
  expect(rules.map(({ ruling }) => ruling).filter((ruling) => !failed.has(ruling))).toEqual([]);
});
