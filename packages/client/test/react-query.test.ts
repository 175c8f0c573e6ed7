import { QueryClient } from "@tanstack/react-query";
import createQueryHooks from "openapi-react-query";
import { expect, test } from "vitest";
import { identity, serviceSid, setUp } from "./fixture.ts";

test("works with openapi-react-query", async () => {
  const { mock, client } = setUp();
  const { sid } = mock.add({ FactorType: "totp" });
  const hooks = createQueryHooks(client.http);
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const path = { ServiceSid: serviceSid, Identity: identity };

  const listing = hooks.queryOptions("get", "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors", {
    params: { path },
  });
  expect((await queryClient.fetchQuery(listing)).factors.map((factor) => factor.sid)).toEqual([sid]);

  const missing = hooks.queryOptions("get", "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}", {
    params: { path: { ...path, Sid: `YF${"0".repeat(32)}` } },
  });
  await expect(queryClient.fetchQuery(missing)).rejects.toMatchObject({ code: 20404 });
});
