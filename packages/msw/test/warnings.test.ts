import { getResponse } from "msw";
import { expect, onTestFinished, test, vi } from "vitest";
import { identity, serviceSid, setup } from "./api.ts";

const path = `/v2/Services/${serviceSid}/Entities/${identity}/Factors`;

test("warns once about another base URL, missing credentials, and an ignored body (ruling 54)", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const { api, mock } = setup();
  for (const origin of ["https://staging.test", "https://verify.test/api"]) {
    expect(await getResponse(mock.handlers, new Request(`${origin}${path}?PageToken=secret`))).toBeUndefined();
    expect((await mock.fetch(path)).status).toBe(401);
    await api.post("", '{"FriendlyName":"x"}', { "Content-Type": "application/json" });
  }
  expect(warn.mock.calls.map(([message]) => message)).toEqual([
    `[verify-factors] GET https://staging.test${path} has a path of the API, but the base URL of the mock is ` +
      "https://verify.twilio.com. Change the baseUrl of the mock or of the client.",
    '[verify-factors] ListFactor: the request has no credentials. Send some, or create the mock with credentials: "none".',
    "[verify-factors] CreateNewFactor: ignored a body of type application/json. Send application/x-www-form-urlencoded.",
  ]);
});
