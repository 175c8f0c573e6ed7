import { type CDPSession, expect } from "@playwright/test";
import { createAuthenticator } from "@verify-factors/msw";
import { test } from "./stack.ts";

test("no secret is left in the page after an enrolment, wherever one looks in its memory", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Ada's phone");
  await page.getByRole("button", { name: "Continue" }).click();

  const uri = (await page.getByRole("link", { name: "Open it here" }).getAttribute("href")) ?? "";
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const session = await page.context().newCDPSession(page);
  expect(secret).toHaveLength(32);
  expect(await memoryOf(session)).toContain(secret);

  await page.getByRole("textbox", { name: "Code" }).fill(createAuthenticator(uri).code());
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("heading", { name: "Ada's phone" })).toBeVisible();
  const memory = await memoryOf(session);
  for (const form of [secret, secret.replace(/.{4}(?=.)/g, "$& ")]) expect(memory.includes(form)).toBe(false);
});

/** Everything that the page's scripts and document hold, as text. */
async function memoryOf(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  return chunks.join("");
}
