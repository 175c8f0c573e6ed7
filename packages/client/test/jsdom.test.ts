// @vitest-environment jsdom
import { expect, test } from "vitest";
import { listFailures } from "./runtime-checks.ts";

test("passes the runtime checks in jsdom, with credentials, because it runs on Node", async () => {
  expect(navigator.userAgent).toContain("jsdom/");
  expect(await listFailures()).toEqual([]);
});
