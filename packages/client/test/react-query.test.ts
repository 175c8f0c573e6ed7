import { QueryClient } from "@tanstack/react-query";
import createQueryHooks from "openapi-react-query";
import { expect, test } from "vitest";
import { factorPath, path, setUp, sid } from "./fixture.ts";

test("openapi-react-query throws an error response", async () => {
  const hooks = createQueryHooks(setUp().client.http);
  const query = hooks.queryOptions("get", factorPath, { params: { path: { ...path, Sid: sid } } });
  await expect(new QueryClient().fetchQuery({ ...query, retry: false })).rejects.toMatchObject({ code: 20404 });
});
