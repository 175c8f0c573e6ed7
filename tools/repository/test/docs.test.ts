import { join } from "node:path";
import { pathToFileURL } from "node:url";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { getLaunchOptions } from "@verify-factors/testing/chromium";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";

// turbo runs `npm run docs` before this test.
const { href } = pathToFileURL(join(import.meta.dirname, "../../../spec/dist/reference.html"));
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(await getLaunchOptions());
});
afterAll(() => browser.close());

const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.values(item).flatMap((operation) => ("operationId" in operation ? [{ path, ...operation }] : [])),
) as { path: string; operationId: string; summary: string }[];

test("the reference shows every operation one click away, with its full path, and loads nothing", async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const requests: string[] = [];
  page.on("request", (request) => request.url().startsWith("http") && requests.push(request.url()));
  // The Content-Security-Policy of the page blocks the requests of the generator's script.
  page.on("requestfailed", (request) => {
    if (request.failure()?.errorText === "csp") requests.splice(requests.indexOf(request.url()), 1);
  });
  await page.goto(href);
  for (const { path, operationId, summary } of operations) {
    const link = page.locator(`a[href="#/factors/${operationId.toLowerCase()}"]`).filter({ hasText: path });
    const button = link.getByText(path, { exact: true });
    expect(await button.evaluate((element) => element.scrollWidth <= element.clientWidth + 1)).toBe(true);
    await link.click();
    await page.getByRole("heading", { name: summary }).first().waitFor();
    const text = await page.locator("body").textContent();
    for (const name of ["ServiceSid", "VA3e213619479a06026d0eabba9adb2513", "Identity"]) expect(text).toContain(name);
    if (operationId === "CreateNewFactor") expect(text).toContain("FriendlyName=Ada's%20phone&FactorType=totp");
  }
  expect(requests).toEqual([]);
});
