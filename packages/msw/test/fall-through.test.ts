import { createFactorMock } from "@verify-factors/msw";
import { getResponse } from "msw";
import { describe, expect, test } from "vitest";
import { Api, basic, identity, refused, serviceSid, setup } from "./api.ts";

const root = "https://verify.twilio.com";
const factors = `${root}/v2/Services/${serviceSid}/Entities/${identity}/Factors`;
const authorized = { headers: { Authorization: basic("AC", "token") } };

describe("24 what the description does not know is not the mock's", () => {
  const { handlers } = createFactorMock();

  test.each([
    root,
    `${root}/v2/Services`,
    `${root}/v2/Services/${serviceSid}`,
    `${root}/v2/Services/${serviceSid}/Verifications`,
    `${root}/v2/Services/${serviceSid}/Entities/${identity}`,
    `${root}/v1/Services/${serviceSid}/Entities/${identity}/Factors`,
    `${root}/v2/services/${serviceSid}/Entities/${identity}/Factors`,
    `${root}/prefix/v2/Services/${serviceSid}/Entities/${identity}/Factors`,
    `${factors}/`,
    `${factors}/YF1/Challenges`,
    `${root}/v2/Services/${serviceSid}/Entities//Factors`,
    `${root}/v2/Services/${serviceSid}/Entities/a/b/Factors`,
    `${root}/v2/Services/${serviceSid}/Entities/../Factors`,
    `${root}/v2/Services/${serviceSid}/Entities/%2E%2E/Factors`,
    factors.replace("https:", "http:"),
    factors.replace("verify.twilio.com", "verify.twilio.com.evil.test"),
    factors.replace("verify.twilio.com", "verifyxtwilio.com"),
    `https://evil.test/?${factors}`,
  ])("24 %s falls through", async (url) => {
    for (const method of ["GET", "POST", "PUT", "DELETE", "OPTIONS"])
      expect(await getResponse(handlers, new Request(url, { method, ...authorized }))).toBeUndefined();
  });

  test("24 what it knows does not, whatever the query", async () => {
    for (const url of [factors, `${factors}?PageSize=1`, `${factors}?`, `${factors}#fragment`])
      expect((await getResponse(handlers, new Request(url, authorized)))?.status).toBe(200);
  });

  test("24 called by its own fetch, the mock answers 404", async () => {
    const answer = await setup().api.call(`${root}/v2/Elsewhere`);
    expect(answer).toMatchObject(refused(404, 20404, "The requested resource /Elsewhere was not found"));
  });
});

describe("30 addresses are on the base that the request came to", () => {
  test.each([
    ["https://verify.twilio.com", "https://verify.twilio.com"],
    ["https://verify.twilio.com/", "https://verify.twilio.com"],
    ["http://localhost:4010/verify", "http://localhost:4010/verify"],
    ["/api/verify", "https://shop.test/api/verify"],
    ["/api/verify/", "http://localhost:3000/api/verify"],
  ])("30 a mock of %s, called at %s", async (baseUrl, calledAt) => {
    const mock = createFactorMock({ baseUrl });
    const api = new Api({ send: mock.fetch, baseUrl: calledAt });
    const { sid, url } = (await api.createTotp()).body;
    await api.createTotp();
    expect(url).toBe(`${api.factors}/${sid}`);
    expect((await api.fetch(sid)).body.url).toBe(url);
    expect((await api.update(sid, {})).body.url).toBe(url);
    const { factors, meta } = (await api.list("?PageSize=1")).body;
    expect(factors[0]?.url).toBe(url);
    expect(meta.first_page_url).toBe(`${api.factors}?PageSize=1&Page=0`);
    expect(meta.url).toBe(`${api.factors}?PageSize=1&Page=0`);
    expect(meta.next_page_url).toBe(`${api.factors}?PageSize=1&Page=1&PageToken=DN${sid}`);
  });

  test("30 elsewhere the mock does not answer", async () => {
    const { handlers } = createFactorMock({ baseUrl: "https://verify.twilio.com/api" });
    expect(await getResponse(handlers, new Request(factors, authorized))).toBeUndefined();
  });
});
