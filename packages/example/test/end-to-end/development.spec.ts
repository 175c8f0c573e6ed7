import { test as base, expect, type Page } from "@playwright/test";
import { createServer } from "vite";
import { barriersOf } from "./barriers.ts";

/** Playwright's `test`, at what `npm run dev` serves. */
const test = base.extend<object, { url: string }>({
  url: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
    async ({}, use) => {
      const server = await createServer({ logLevel: "error", server: { host: "localhost", port: 0 } });
      await server.listen();
      await use(server.resolvedUrls?.local[0] ?? "");
      await server.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ url }, use) => use(url),
});

test.describe.configure({ mode: "serial" });

/** Presses a button that copies something, and waits for it to be there. */
async function copy(page: Page, name: string): Promise<void> {
  // What was copied before, in another test even, may be the same.
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe("");
}

test("a person tries everything with no phone, no account and no server", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Grace Hopper" }).click();
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("My phone");
  await page.getByRole("button", { name: "Continue" }).click();

  const code = page.getByRole("complementary").getByLabel("Code of My phone");
  await page.getByRole("textbox", { name: "Code" }).fill((await code.textContent()) ?? "");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("My phone is verified and ready to use.")).toBeVisible();
});

test("a person makes things go wrong", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
  await expect(page.getByRole("listitem")).toHaveCount(5);
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("My phone");

  const down = page.getByRole("checkbox", { name: "The service is down" });
  await down.check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("That did not work");
  await down.uncheck();
  await page.getByRole("button", { name: "Continue" }).click();

  await copy(page, "Copy a wrong one");
  await page.getByRole("textbox", { name: "Code" }).press("ControlOrMeta+V");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("alert")).toContainText("That code is not right");

  await page.getByRole("button", { name: "Let a day pass" }).click();
  await copy(page, "Copy code");
  await page.getByRole("textbox", { name: "Code" }).press("ControlOrMeta+V");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("alert")).toContainText("has expired or was removed");
});

test("the panel suits everybody, too", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("My phone");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Copy code" }).waitFor();
  // The phone is ahead of the page, which would change while it is looked at.
  await page.getByRole("heading", { name: "Connect your app" }).waitFor();
  expect(await barriersOf(page, "development")).toEqual([]);
});
