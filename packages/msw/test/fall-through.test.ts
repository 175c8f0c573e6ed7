import { createFactorMock } from "@verify-factors/msw";
import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { basic, identity, serviceSid } from "./api.ts";

const root = "https://verify.twilio.com";
const factors = `${root}/v2/Services/${serviceSid}/Entities/${identity}/Factors`;
const authorized = { headers: { Authorization: basic("AC", "token") } };

describe("requests that the description does not declare (ruling 24)", () => {
  const { handlers } = createFactorMock();

  test.each([
    root,
    `${root}/v2/Services/${serviceSid}/Verifications`,
    `${root}/v2/Services/${serviceSid}/Entities/${identity}`,
    `${root}/v1/Services/${serviceSid}/Entities/${identity}/Factors`,
    `${root}/v2/services/${serviceSid}/Entities/${identity}/Factors`,
    `${root}/prefix/v2/Services/${serviceSid}/Entities/${identity}/Factors`,
    `${factors}/YF1/Challenges`,
    `${root}/v2/Services/${serviceSid}/Entities/%2E%2E/Factors`,
    factors.replace("https:", "http:"),
    factors.replace("verify.twilio.com", "verify.twilio.com.evil.test"),
    factors.replace("verify.twilio.com", "verifyxtwilio.com"),
    `https://evil.test/?${factors}`,
  ])("fall through: %s", async (url) => {
    for (const method of ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
      expect(await getResponse(handlers, new Request(url, { method, ...authorized }))).toBeUndefined();
  });

  test("declared requests get a response, with any query (ruling 24)", async () => {
    for (const url of [factors, `${factors}?PageSize=1`, `${factors}?`, `${factors}#fragment`])
      expect((await getResponse(handlers, new Request(url, authorized)))?.status).toBe(200);
  });
});
