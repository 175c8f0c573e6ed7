import { type CDPSession, expect } from "@playwright/test";
import { createAuthenticator } from "@verify-factors/msw";
import { test } from "./fixtures.ts";

test("keeps no secret in the memory of the page after enrollment", async ({ page }) => {
  test.slow(); // a heap snapshot takes seconds
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Ada's phone");
  await page.getByRole("button", { name: "Continue" }).click();

  const uri = (await page.getByRole("link", { name: "Open the app" }).getAttribute("href")) ?? "";
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const session = await page.context().newCDPSession(page);
  expect(secret).toHaveLength(32);
  const formats = [secret, secret.replace(/.{4}(?=.)/g, "$& ")];
  const findSecret = async () => {
    const memory = await takeHeapSnapshot(session);
    return formats.filter((format) => memory.includes(format));
  };
  expect(await findSecret()).toEqual(formats);

  await page.getByRole("textbox", { name: "Code" }).fill(createAuthenticator(uri).code());
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("heading", { name: "Ada's phone" })).toBeVisible();
  // The list appears a moment before the cache and React release the data of the setup.
  await expect.poll(findSecret, { timeout: 60_000 }).toEqual([]);
});

/** Returns everything in the memory of the page's scripts and document, as text. */
async function takeHeapSnapshot(session: CDPSession): Promise<string> {
  const chunks: string[] = [];
  const collect = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  session.on("HeapProfiler.addHeapSnapshotChunk", collect);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  session.off("HeapProfiler.addHeapSnapshotChunk", collect);
  return chunks.join("");
}
