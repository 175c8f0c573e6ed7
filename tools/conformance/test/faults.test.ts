import { beforeAll, describe, expect, test, vi } from "vitest";
import { conform } from "../src/conform.ts";
import { rules } from "../src/rules.ts";
import { answers } from "./faults/answers.ts";
import { factors } from "./faults/factors.ts";
import { lists } from "./faults/lists.ts";
import { type Fault, meddled } from "./faults/meddling.ts";
import { requests } from "./faults/requests.ts";
import { verification } from "./faults/verification.ts";
import { mocked } from "./mocked.ts";

const faults = [answers, factors, lists, requests, verification].flat();

beforeAll(() => {
  // Rule 40 is a misuse that the mock warns about.
  vi.spyOn(console, "warn").mockImplementation(() => {});
});

/** What a caller finds out about a service with this fault. */
async function outcomesOf({ options, meddler, meddle = meddler?.(), thorough = false }: Fault) {
  const { service } = mocked(options);
  const broken = { ...(meddle ? meddled(service, meddle) : service), thorough };
  const outcomes = await Array.fromAsync(conform({ rules, service: broken, onLeft: () => {} }));
  return outcomes;
}

describe("a service that is broken contradicts the rules that it breaks, and no others", () => {
  test.each(faults)("$name: $contradicts", async (fault) => {
    const outcomes = await outcomesOf(fault);
    const contradicted = outcomes.filter(({ verdict }) => verdict === "contradicted");
    expect(contradicted.map(({ rule }) => rule.number)).toEqual(fault.contradicts);
    expect(contradicted.filter((outcome) => /cannot be read/.test(JSON.stringify(outcome)))).toEqual([]);
  });
});

test("every rule that requests can show is broken by one of these services", () => {
  const visible = rules.filter((rule) => "check" in rule).map(({ number }) => number);
  const broken = new Set(faults.flatMap(({ contradicts }) => contradicts));
  expect(visible.filter((number) => !broken.has(number))).toEqual([]);
});
