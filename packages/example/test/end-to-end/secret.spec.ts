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
  const forms = [secret, secret.replace(/.{4}(?=.)/g, "$& ")];
  const kept = async () => {
    const memory = await memoryOf(session);
    return forms.filter((form) => memory.includes(form));
  };
  expect(await kept()).toEqual(forms);

  await page.getByRole("textbox", { name: "Code" }).fill(createAuthenticator(uri).code());
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("heading", { name: "Ada's phone" })).toBeVisible();
  // The list is there a moment before the cache and React let go of what the setup has held.
  await expect.poll(kept).toEqual([]);
});

/** Everything that the page's scripts and document hold, as text. */
async function memoryOf(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const keep = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  session.on("HeapProfiler.addHeapSnapshotChunk", keep);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  session.off("HeapProfiler.addHeapSnapshotChunk", keep);
  return chunks.join("");
}
