import type { Page } from "@playwright/test";
import axe from "axe-core";

const widths = { phone: 390, desktop: 1200 };

/**
 * Returns the accessibility issues of the current page, on phone and desktop: everything that axe finds, in light and
 * dark, and horizontal overflow. Saves screenshots in `screenshots`, named after the state.
 */
export async function findAccessibilityIssues(page: Page, state: string): Promise<string[]> {
  const issues: string[] = [];
  await page.emulateMedia({ reducedMotion: "reduce" });
  // Without the last statement, Playwright serializes all of axe as the value of the script.
  await page.evaluate(`${axe.source}; undefined`);
  // The backdrop of a dialog covers only the viewport.
  const fullPage = (await page.getByRole("dialog").count()) === 0;
  for (const [device, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of ["light", "dark"] as const) {
      const variant = `${state.replaceAll(" ", "-")}-${device}-${colorScheme}`;
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `screenshots/${variant}.png`, fullPage });
      issues.push(...(await runAxe(page)).map((issue) => `${variant}: ${issue}`));
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) issues.push(`${state}: ${overflow} pixels wider than a ${device}`);
  }
  return issues;
}

async function runAxe(page: Page): Promise<string[]> {
  // Only the violations leave the page: the full result takes longer to build and to transfer than the check itself.
  const violations = await page.evaluate(async () => {
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    return (await run({ resultTypes: ["violations"] })).violations.map(({ id, help, nodes }) => ({
      id,
      help,
      targets: nodes.map(({ target }) => target),
    }));
  });
  return violations.map(({ id, help, targets }) => `${id} (${help}) at ${targets.join(", ")}`);
}
