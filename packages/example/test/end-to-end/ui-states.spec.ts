import { expect } from "@playwright/test";
import { findAccessibilityIssues } from "./accessibility.ts";
import { test } from "./fixtures.ts";
import { states } from "./ui-states.ts";

for (const [name, open] of Object.entries(states)) {
  test(`is accessible in the state "${name}", light and dark, on phone and desktop`, async ({ page, mock }) => {
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("console", (message) => {
      // Chromium logs every response that is not 2xx, and some states need one.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        errors.push(message.text());
    });
    await page.goto("/");
    await open(page, mock);
    expect(await findAccessibilityIssues(page, name)).toEqual([]);
    expect(errors).toEqual([]);
  });
}
