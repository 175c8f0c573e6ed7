import { expect } from "@playwright/test";
import { createAuthenticator } from "@verify-factors/msw";
import { test } from "./fixtures.ts";

test("adds, renames and removes an authenticator app", async ({ page, mock }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Ada's phone");
  await page.getByRole("button", { name: "Continue" }).click();

  const uri = (await page.getByRole("link", { name: "Open the app" }).getAttribute("href")) ?? "";
  await page.getByRole("textbox", { name: "Code" }).fill(createAuthenticator(uri).code());
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByRole("status")).toHaveText("Ada's phone is verified and ready to use.");
  expect(mock.factors()).toMatchObject([{ friendly_name: "Ada's phone", status: "verified" }]);

  await page.getByRole("button", { name: "Rename Ada's phone" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("My phone");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { name: "My phone" })).toBeVisible();

  await page.getByRole("button", { name: "Remove My phone" }).click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No second factors yet" })).toBeVisible();
  expect(mock.factors()).toEqual([]);
});
