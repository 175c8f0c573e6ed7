// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { listFailures } from "./runtime-checks.ts";

test("passes the runtime checks in happy-dom, with credentials, because it runs on Node", async () => {
  expect(navigator.userAgent).toContain("HappyDOM/");
  expect(await listFailures()).toEqual([]);
});
