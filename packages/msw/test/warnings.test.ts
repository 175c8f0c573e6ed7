import { createFactorMock } from "@verify-factors/msw";
import { getResponse } from "msw";
import { afterEach, expect, test, vi } from "vitest";
import { identity, serviceSid, setup } from "./api.ts";

const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
afterEach(() => warn.mockClear());

const path = `/v2/Services/${serviceSid}/Entities/${identity}/Factors`;

test("warns once about a request for a path of the API under another base URL", async () => {
  const { handlers } = createFactorMock();
  for (const origin of ["https://staging.test", "https://verify.test/api"]) {
    expect(await getResponse(handlers, new Request(`${origin}${path}?PageToken=secret`))).toBeUndefined();
  }
  expect(warn.mock.calls).toEqual([
    [
      `[verify-factors] GET https://staging.test${path} has a path of the API, but the base URL of the mock is ` +
        "https://verify.twilio.com. Change the baseUrl of the mock or of the client.",
    ],
  ]);
});

test("warns once about missing credentials", async () => {
  const { mock } = setup();
  for (let count = 0; count < 2; count += 1) expect((await mock.fetch(path)).status).toBe(401);
  expect(warn.mock.calls).toEqual([
    [
      '[verify-factors] ListFactor: the request has no credentials. Send some, or create the mock with credentials: "none".',
    ],
  ]);
});

test("warns once about an ignored body, and says which media type to send (ruling 54)", async () => {
  const { api } = setup();
  const { sid } = (await api.createTotp()).body;
  for (let count = 0; count < 2; count += 1) {
    const { status, body } = await api.post(`/${sid}`, '{"FriendlyName":"x"}', { "Content-Type": "application/json" });
    expect([status, body]).toMatchObject([200, { friendly_name: "Ada's phone" }]);
  }
  expect(warn.mock.calls).toEqual([
    ["[verify-factors] UpdateFactor: ignored a body of type application/json. Send application/x-www-form-urlencoded."],
  ]);
});
