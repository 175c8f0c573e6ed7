import { test as base, expect, type Locator, type Page } from "@playwright/test";
import { createServer } from "vite";
import { findAccessibilityIssues } from "./accessibility.ts";

/** Playwright's `test`, with the server of `npm run dev`. */
const test = base.extend<object, { url: string }>({
  url: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture names from the pattern
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

/** Clicks a button that copies a code, and waits until the clipboard contains it. */
async function copy(page: Page, name: string): Promise<void> {
  // The clipboard may still contain the same code.
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await page.getByRole("button", { name }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe("");
}

test("adds an authenticator app without a phone, an account or a server", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Grace Hopper" }).click();
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("My phone");
  await page.getByRole("button", { name: "Continue" }).click();

  const code = page.getByRole("complementary").getByLabel("Code for My phone");
  await page.getByRole("textbox", { name: "Code" }).fill((await code.textContent()) ?? "");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("My phone is verified and ready to use.")).toBeVisible();
});

test("shows the error messages of simulated failures", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
  await expect(page.getByRole("listitem")).toHaveCount(7);
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("My phone");

  const down = page.getByRole("checkbox", { name: "The service is down" });
  await down.check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("not available right now");
  await down.uncheck();
  await page.getByRole("button", { name: "Continue" }).click();

  await copy(page, "Copy wrong code");
  await page.getByRole("textbox", { name: "Code" }).press("ControlOrMeta+V");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("alert")).toContainText("Incorrect code");

  await page.getByRole("button", { name: "Skip one day" }).click();
  await copy(page, "Copy code");
  await page.getByRole("textbox", { name: "Code" }).press("ControlOrMeta+V");
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("alert")).toContainText("has expired or was removed");
});

test("shows no warning on a reload", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  const warnings: string[] = [];
  page.on("console", (message) => {
    if (["warning", "error"].includes(message.type())) warnings.push(message.text());
  });
  await page.reload(); // now the worker of MSW also intercepts the page itself
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  expect(warnings).toEqual([]);
});

test("the simulated phone covers nothing, and each row has one line of buttons", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
  await expect(page.getByRole("listitem")).toHaveCount(7);
  for (const [width, height] of [
    [1280, 900],
    [1440, 900],
    [390, 844],
  ] as const) {
    const size = `${width} × ${height}`;
    await page.setViewportSize({ width, height });
    const [phone, app] = [await getBox(page.getByRole("complementary")), await getBox(page.locator("#app"))];
    expect(app.x + app.width <= phone.x || app.y + app.height <= phone.y, size).toBe(true);
    for (const row of await page.getByRole("listitem").all()) {
      const [rename, remove] = [
        await getBox(row.getByRole("button", { name: "Rename" })),
        await getBox(row.getByRole("button", { name: "Remove" })),
      ];
      expect(remove.y, size).toBe(rename.y);
    }
  }
});

/** Returns the bounding box of an element. Throws if the element is not visible. */
async function getBox(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error("The element is not visible.");
  return box;
}

test("is accessible with the simulated phone", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("My phone");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Copy code" }).waitFor();
  // The phone can show the code before the page shows the setup.
  await page.getByRole("heading", { name: "Connect your app" }).waitFor();
  expect(await findAccessibilityIssues(page, "development")).toEqual([]);
});
