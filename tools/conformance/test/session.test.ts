import { describe, expect, test } from "vitest";
import { enrollPush, enrollTotp } from "../src/enroll.ts";
import { expectMatch } from "../src/expect.ts";
import type { Outcome, Rule } from "../src/rule.ts";
import { rules } from "../src/rules.ts";
import { runRule, runRules } from "../src/run-rules.ts";
import type { Service } from "../src/service.ts";
import type { Session } from "../src/session.ts";
import { getOperation, intercept, interceptResponses, toError } from "./broken-services/intercept.ts";
import { createMockService } from "./mock-service.ts";

const expectAllDeleted = (urls: string[]) => expect(urls).toEqual([]);

function toRule(check: Rule["check"]): Rule {
  return { ruling: 0, title: "a rule of this test", check };
}

function runCheck(service: Service, check: Rule["check"], onUndeleted = expectAllDeleted): Promise<Outcome> {
  return runRule(toRule(check), service, onUndeleted);
}

function runAll(service: Service): Promise<Outcome[]> {
  return Array.fromAsync(runRules({ rules, service: { ...service, thorough: false }, onUndeleted: expectAllDeleted }));
}

async function enrollBoth(session: Session): Promise<void> {
  await enrollTotp(session);
  await enrollPush(session);
}

describe("deletes the factors that a rule created", () => {
  test.each([
    ["the rule passes", "passed", () => {}],
    ["the rule fails", "failed", () => expectMatch("one", 1, 2)],
    ["a response is unreadable", "failed", () => JSON.parse("?")],
  ])("if %s", async (_if, verdict, end) => {
    const { mock, service } = createMockService();
    const outcome = await runCheck(service, async (session) => {
      await enrollBoth(session);
      expect(mock.factors()).toHaveLength(2);
      end();
    });
    expect([outcome.verdict, mock.factors()]).toEqual([verdict, []]);
  });

  test("if the service responds with an error to a creation that succeeded", async () => {
    const { mock, service } = createMockService();
    const hiding = interceptResponses(service, (response, request) => {
      if (getOperation(request) === "create") toError(response, 400, 60200);
    });
    const outcome = await runCheck(hiding, enrollBoth);
    expect(outcome).toMatchObject({ verdict: "skipped", reason: expect.stringContaining("400 / 60200") });
    expect(mock.factors()).toEqual([]);
  });

  test("if the run is interrupted, and creates nothing more", async () => {
    const { mock, service } = createMockService();
    const interruption = new AbortController();
    const outcome = runCheck({ ...service, signal: interruption.signal }, async (session) => {
      await enrollTotp(session);
      interruption.abort();
      await enrollTotp(session);
    });
    await expect(outcome).rejects.toThrow("Interrupted.");
    expect(mock.factors()).toEqual([]);
  });

  test("but not those that the rule deleted itself", async () => {
    const { service } = createMockService();
    const deleted: string[] = [];
    const watched = intercept(service, (request, send) => {
      if (request.method === "DELETE") deleted.push(request.url.href);
      return send(request);
    });
    const outcome = await runCheck(watched, async (session) => {
      const { api, sid } = await enrollTotp(session);
      await api.delete(sid);
    });
    expect(outcome.verdict).toBe("passed");
    expect(deleted).toHaveLength(1);
  });

  test("or reports the URLs of those that it cannot delete", async () => {
    const { mock, service } = createMockService();
    const undeletable = intercept(service, async (request, send) => {
      const response = await send(request.method === "DELETE" ? { ...request, method: "GET" } : request);
      if (request.method === "DELETE") toError(response, 500, 20500);
      return response;
    });
    const undeleted: string[] = [];
    await runCheck(undeletable, enrollBoth, (urls) => undeleted.push(...urls));
    expect(undeleted).toEqual(mock.factors().map(({ url }) => url));
  });
});

describe("a service that cannot be checked", () => {
  test.each([
    [429, 20429],
    [429, 60328],
    [503, 20503],
  ])("%i / %i skips the rule", async (status, code) => {
    const busy = interceptResponses(createMockService().service, (response) => toError(response, status, code));
    const reason = `the service is busy: ${status} / ${code}`;
    expect(await runCheck(busy, enrollBoth)).toEqual({
      rule: toRule(enrollBoth),
      verdict: "skipped",
      reason,
    });
  });

  test("ends the run with the reason if there is no response", async () => {
    const broken = async () => Promise.reject(new TypeError("fetch failed", { cause: new Error("ECONNRESET") }));
    await expect(runAll({ ...createMockService().service, send: broken })).rejects.toThrow(
      /^No response to POST https:\/\/verify\.twilio\.com\/.*: ECONNRESET$/,
    );
  });
});

describe("secrets", () => {
  test("are not printed, even if the service repeats them", async () => {
    const { service } = createMockService();
    const { user, password } = service.credentials;
    const basic = btoa(`${user}:${password}`);
    const given = new Map<string, string>();
    const repeating = interceptResponses(service, ({ body }, { url, ...request }) => {
      const [, identity = ""] = /Entities\/([^/]+)/.exec(url.pathname) ?? [];
      const { secret } = body?.binding ?? {};
      if (secret && !request.body.includes("Binding.Secret")) given.set(identity, secret);
      if (body?.message) body.message = [user, password, basic, given.get(identity)].join(" ");
    });
    const outcomes = await runAll(repeating);
    const reasons = outcomes.flatMap((outcome) => ("reason" in outcome ? [outcome.reason] : []));
    expect(reasons.filter((reason) => reason.includes("[secret]")).length).toBeGreaterThan(5);
    for (const secret of [password, basic, ...given.values()])
      expect(reasons.filter((reason) => reason.includes(secret))).toEqual([]);
  });

  test("are not sent to another host, even if a URL leads there", async () => {
    const { service } = createMockService();
    const hosts = new Set<string>();
    const send = async (request: Request) => {
      hosts.add(new URL(request.url).host);
      return service.send(request);
    };
    const redirecting = interceptResponses({ ...service, send }, ({ body }) => {
      const { meta } = body ?? {};
      if (meta?.next_page_url) meta.next_page_url = `${meta.next_page_url}`.replace(".com", ".com.elsewhere.example");
    });
    const outcomes = await runAll(redirecting);
    const reason = expect.stringMatching(/^a URL: expected one on .*, received https:.*elsewhere\.example\//);
    expect(outcomes).toContainEqual({ rule: expect.objectContaining({ ruling: 48 }), verdict: "failed", reason });
    expect([...hosts]).toEqual(["verify.twilio.com"]);
  });
});
