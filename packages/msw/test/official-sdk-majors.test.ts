import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import twilio6 from "twilio";
import twilio4 from "twilio-4";
import twilio5 from "twilio-5";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

const mock = createFactorMock();
const server = setupServer(...mock.handlers);
const callers = new Set<string | null>();

beforeAll(() => {
  server.events.on("request:start", ({ request }) => {
    callers.add(request.headers.get("User-Agent"));
  });
  server.listen({ onUnhandledFrame: "error" });
});
beforeEach(() => {
  server.resetHandlers();
  callers.clear();
});
afterAll(() => server.close());

// Each major has types of its own; the newest one's are true of what is called here.
test.each([
  [4, twilio4 as unknown as typeof twilio6],
  [5, twilio5 as unknown as typeof twilio6],
  [6, twilio6],
])("major %i of the official SDK lives its life", async (major, twilio) => {
  const client = twilio("ACaeaf825039e1f23063c3ba43b7fc83ba", "a token");
  const user = client.verify.v2
    .services("VA3e213619479a06026d0eabba9adb2513")
    .entities("ff483d1ff591898a9942916050d2ca3f");

  const { sid, binding } = await user.newFactors.create({ factorType: "totp", friendlyName: "Ada's phone & co" });
  expect(binding.uri).toMatch(/^otpauth:/);
  expect((await user.factors(sid).update({ authPayload: "wrong!" })).status).toBe("unverified");
  expect((await user.factors(sid).update({ authPayload: mock.code(sid) })).status).toBe("verified");
  expect(await user.factors(sid).update({ "config.codeLength": 8 })).toMatchObject({ config: { code_length: 8 } });
  expect(await user.factors.list({ pageSize: 1 })).toMatchObject([{ sid, friendlyName: "Ada's phone & co" }]);
  expect(await user.factors(sid).remove()).toBe(true);
  await expect(user.factors(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });

  expect([...callers]).toEqual([expect.stringMatching(`^twilio-node/${major}\\.`)]);
});
