import { describe, expect, test } from "vitest";
import { claim } from "../src/claims.ts";
import { conform } from "../src/conform.ts";
import { enrolApp, enrolDevice } from "../src/enrolments.ts";
import { judge } from "../src/judge.ts";
import type { VisibleRule } from "../src/rule.ts";
import { rules } from "../src/rules.ts";
import { answering, meddled, operationOf, refuse } from "./faults/meddling.ts";
import { mocked } from "./mocked.ts";

const nothingLeft = (addresses: string[]) => expect(addresses).toEqual([]);

function rule(check: VisibleRule["check"]): VisibleRule {
  return { number: 0, subject: "a rule of this test", check };
}

const enrolBoth = rule(async (visit) => {
  await enrolApp(visit);
  await enrolDevice(visit);
});

describe("what a rule makes is deleted", () => {
  test.each([
    ["it is confirmed", "confirmed", () => {}],
    ["it is contradicted", "contradicted", () => claim("one", 1, 2)],
    ["an answer cannot be read", "contradicted", () => JSON.parse("?")],
  ])("when %s", async (_when, verdict, end) => {
    const { mock, service } = mocked();
    const outcome = await judge(
      rule(async (visit) => {
        await enrolBoth.check(visit);
        expect(mock.factors()).toHaveLength(2);
        end();
      }),
      service,
      nothingLeft,
    );
    expect([outcome.verdict, mock.factors()]).toEqual([verdict, []]);
  });

  test("when the service does not say that it made something", async () => {
    const { mock, service } = mocked();
    const secretive = meddled(
      service,
      answering((reply, question) => {
        if (operationOf(question) === "create") refuse(reply, 400, 60200);
      }),
    );
    const outcome = await judge(enrolBoth, secretive, nothingLeft);
    expect(outcome).toMatchObject({ verdict: "not reachable", why: expect.stringContaining("400 / 60200") });
    expect(mock.factors()).toEqual([]);
  });

  test("when it is interrupted, and nothing more is made", async () => {
    const { mock, service } = mocked();
    const interruption = new AbortController();
    const impatient = rule(async (visit) => {
      await enrolApp(visit);
      interruption.abort();
      await enrolApp(visit);
    });
    const outcome = judge(impatient, { ...service, signal: interruption.signal }, nothingLeft);
    await expect(outcome).rejects.toThrow("Interrupted.");
    expect(mock.factors()).toEqual([]);
  });

  test("and not a second time", async () => {
    const { service } = mocked();
    const deleted: string[] = [];
    const watched = meddled(service, (question, ask) => {
      if (question.method === "DELETE") deleted.push(question.url.href);
      return ask(question);
    });
    const tidy = rule(async (visit) => {
      const { api, sid } = await enrolApp(visit);
      await api.delete(sid);
    });
    expect((await judge(tidy, watched, nothingLeft)).verdict).toBe("confirmed");
    expect(deleted).toHaveLength(1);
  });

  test("or its address is told", async () => {
    const { mock, service } = mocked();
    const stubborn = meddled(service, async (question, ask) => {
      const reply = await ask(question.method === "DELETE" ? { ...question, method: "GET" } : question);
      if (question.method === "DELETE") refuse(reply, 500, 20500);
      return reply;
    });
    const left: string[] = [];
    await judge(enrolBoth, stubborn, (addresses) => left.push(...addresses));
    expect(left).toEqual(mock.factors().map(({ url }) => url));
  });
});

describe("what says nothing about a rule", () => {
  test.each([
    [429, 20429],
    [429, 60328],
    [503, 20503],
  ])("%i / %i makes it not reachable", async (status, code) => {
    const busy = meddled(
      mocked().service,
      answering((reply) => refuse(reply, status, code)),
    );
    const why = `the service is busy: ${status} / ${code}`;
    expect(await judge(enrolBoth, busy, nothingLeft)).toEqual({ rule: enrolBoth, verdict: "not reachable", why });
  });

  test("no answer ends the run, with its reason", async () => {
    const broken = async () => Promise.reject(new TypeError("fetch failed", { cause: new Error("ECONNRESET") }));
    const outcomes = Array.fromAsync(
      conform({ rules, service: { ...mocked().service, send: broken }, onLeft: nothingLeft }),
    );
    await expect(outcomes).rejects.toThrow(/^No answer to POST https:\/\/verify\.twilio\.com\/.*: ECONNRESET$/);
  });
});

describe("what nobody may see", () => {
  test("credentials and secrets that a service repeats are not repeated", async () => {
    const { service } = mocked();
    const { user, password } = service.credentials;
    const basic = btoa(`${user}:${password}`);
    const given = new Map<string, string>();
    const chatty = meddled(
      service,
      answering(({ body }, { url, ...question }) => {
        const [, identity = ""] = /Entities\/([^/]+)/.exec(url.pathname) ?? [];
        const { secret } = body?.binding ?? {};
        if (secret && !question.body.includes("Binding.Secret")) given.set(identity, secret);
        if (body?.message) body.message = [user, password, basic, given.get(identity)].join(" ");
      }),
    );
    const outcomes = await Array.fromAsync(
      conform({ rules, service: { ...chatty, thorough: false }, onLeft: nothingLeft }),
    );
    const whys = outcomes.flatMap((outcome) => ("why" in outcome ? [outcome.why] : []));
    expect(whys.filter((why) => why.includes("[secret]")).length).toBeGreaterThan(5);
    for (const secret of [password, basic, ...given.values()])
      expect(whys.filter((why) => why.includes(secret))).toEqual([]);
  });

  test("credentials do not follow an address that leads elsewhere", async () => {
    const { service } = mocked();
    const hosts = new Set<string>();
    const send = async (request: Request) => {
      hosts.add(new URL(request.url).host);
      return service.send(request);
    };
    const luring = meddled(
      { ...service, send },
      answering(({ body }) => {
        const { meta } = body ?? {};
        if (meta?.next_page_url) meta.next_page_url = `${meta.next_page_url}`.replace(".com", ".com.elsewhere.example");
      }),
    );
    const outcomes = await Array.fromAsync(
      conform({ rules, service: { ...luring, thorough: false }, onLeft: nothingLeft }),
    );
    const why = expect.stringMatching(/^an address: expected one on .*, came https:.*elsewhere\.example\//);
    expect(outcomes).toContainEqual({ rule: expect.objectContaining({ number: 48 }), verdict: "contradicted", why });
    expect([...hosts]).toEqual(["verify.twilio.com"]);
  });
});
