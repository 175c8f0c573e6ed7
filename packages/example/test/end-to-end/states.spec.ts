import { expect } from "@playwright/test";
import { barriersOf } from "./barriers.ts";
import { test } from "./stack.ts";
import { states } from "./states.ts";

for (const [name, reach] of Object.entries(states)) {
  test(`the state "${name}" suits everybody, light and dark, on a phone and on a desktop`, async ({ page, mock }) => {
    const errors: string[] = [];
    page.on("pageerror", ({ message }) => errors.push(message));
    page.on("console", (message) => {
      // An answer that is not 2xx is no fault of the page.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        errors.push(message.text());
    });
    await page.goto("/");
    await reach(page, mock);
    expect(await barriersOf(page, name)).toEqual([]);
    expect(errors).toEqual([]);
  });
}
