import { expect, type Page } from "@playwright/test";
import { findAccessibilityIssues } from "./accessibility.ts";
import { test } from "./fixtures.ts";
import { states } from "./ui-states.ts";

let page: Page;
let errors: string[];

// All states share a page, because a new one takes as much time as a state.
test.beforeAll(async ({ browser, servers }) => {
  page = await browser.newPage({ baseURL: servers.url });
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => {
    // Chromium logs every response that is not 2xx, and some states need one.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      errors.push(message.text());
  });
});

test.beforeEach(async () => {
  errors = [];
  await page.unrouteAll();
  await page.context().clearCookies();
  await page.goto("/");
});

for (const [name, open] of Object.entries(states)) {
  test(`is accessible in the state "${name}", light and dark, on phone and desktop`, async ({ mock }) => {
    await open(page, mock);
    expect(await findAccessibilityIssues(page, name)).toEqual([]);
    expect(errors).toEqual([]);
  });
}
