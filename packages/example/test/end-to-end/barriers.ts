import type { Page } from "@playwright/test";
import axe from "axe-core";

const widths = { phone: 390, desktop: 1200 };

/**
 * What stands in somebody's way in a page as it is now, in words: all that axe finds, and a page that is too wide, light
 * and dark, on a phone and on a desktop. Each look is kept in `screenshots` under the name of the state.
 */
export async function barriersOf(page: Page, state: string): Promise<string[]> {
  const barriers: string[] = [];
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate(axe.source);
  // A dialog covers what can be seen, not what can be scrolled to.
  const fullPage = (await page.getByRole("dialog").count()) === 0;
  for (const [device, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: 844 });
    for (const colorScheme of ["light", "dark"] as const) {
      const look = `${state.replaceAll(" ", "-")}-${device}-${colorScheme}`;
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `screenshots/${look}.png`, fullPage });
      barriers.push(...(await findings(page)).map((finding) => `${look}: ${finding}`));
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) barriers.push(`${state} is ${overflow} pixels too wide for a ${device}`);
  }
  return barriers;
}

async function findings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  return violations.map(({ id, help, nodes }) => `${id} (${help}) at ${nodes.map(({ target }) => target).join(", ")}`);
}
