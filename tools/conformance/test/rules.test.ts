import { http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { conform } from "../src/conform.ts";
import { judge } from "../src/judge.ts";
import { rules } from "../src/rules.ts";
import { mocked } from "./mocked.ts";

const { mock, service } = mocked();
// A server answers what it does not know; the mock's handlers leave it to others, so here its own fetch answers.
const elsewhere = http.all(`${service.baseUrl}/*`, ({ request }) => mock.fetch(request));
const server = setupServer(...mock.handlers, elsewhere);
const caller = { ...service, send: (request: Request) => fetch(request) };

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => server.close());

describe("the mock, called like the service", () => {
  test.each(rules.filter((rule) => "check" in rule))("$number $subject", async (rule) => {
    // Rule 40 is a misuse that the mock warns about.
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const left: string[][] = [];
    expect(await judge(rule, caller, (addresses) => left.push(addresses))).toEqual({ rule, verdict: "confirmed" });
    expect([left, mock.factors()]).toEqual([[], []]);
  });

  test.each(rules.filter((rule) => "invisible" in rule))("$number $subject is not reachable", async (rule) => {
    expect(await judge(rule, caller, () => {})).toEqual({ rule, verdict: "not reachable", why: rule.invisible });
  });
});

const totp = { issuer: "R&D: Ada’s", time_step: 60, skew: 0, code_length: 8 };

test.each([
  ["with settings of its own", mocked({ services: { [service.serviceSid]: { totp } } })],
  ["whose clock is a minute ahead", mocked({}, 60_000)],
  ["whose clock is a minute behind", mocked({}, -60_000)],
])("a service %s contradicts nothing", async (_which, { service }) => {
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const outcomes = await Array.fromAsync(conform({ rules, service, onLeft: () => {} }));
  expect(outcomes.filter(({ verdict }) => verdict === "contradicted")).toEqual([]);
  const visible = rules.filter((rule) => "check" in rule);
  expect(outcomes.filter(({ verdict }) => verdict === "confirmed")).toHaveLength(visible.length);
});
