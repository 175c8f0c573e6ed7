import { join } from "node:path";
import { pathToFileURL } from "node:url";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { launchOptions } from "@verify-factors/testing/chromium";
import { type Browser, chromium } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Copy } from "../src/copy.ts";

let copy: Copy;
let browser: Browser;
beforeAll(async () => {
  copy = await Copy.make();
  browser = await chromium.launch(await launchOptions());
  expect(await copy.run("npm", ["run", "docs"])).toMatchObject({ code: 0 });
});
afterAll(() => Promise.all([browser.close(), copy.remove()]));

const operations = Object.values(description.paths).flatMap((item) =>
  Object.values(item).filter((operation) => "operationId" in operation),
) as { operationId: string; summary: string; requestBody?: object }[];

test.each(operations.map(({ operationId, summary }) => [operationId, summary]))(
  "the reference shows %s without a network, and its examples",
  async (operationId, summary) => {
    const context = await browser.newContext({ offline: true });
    const page = await context.newPage();
    const { href } = pathToFileURL(join(copy.folder, "spec/dist/reference.html"));
    await page.goto(`${href}#/factors/${operationId.toLowerCase()}`);
    await page.getByRole("heading", { name: summary }).first().waitFor();
    const text = await page.locator("body").innerText();
    for (const name of ["ServiceSid", "VA3e213619479a06026d0eabba9adb2513", "Identity"]) expect(text).toContain(name);
    if (operationId === "CreateNewFactor") expect(text).toContain("FriendlyName=Ada's%20phone&FactorType=totp");
    await context.close();
  },
);
