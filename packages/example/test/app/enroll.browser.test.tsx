import { createAuthenticator, createFactorMock } from "@verify-factors/msw";
import { setupWorker } from "msw/browser";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { App } from "../../src/app/app.tsx";
import { createQueryClient } from "../../src/app/data/query-client.ts";
import { ada } from "../../src/backend/users.ts";
import { createBackendHandler } from "../../src/dev/backend-handler.ts";

const mock = createFactorMock();
const worker = setupWorker(...mock.handlers);
beforeAll(() => worker.start({ quiet: true }));
beforeEach(() => worker.use(createBackendHandler({ user: ada })));
afterEach(() => worker.resetHandlers()); // also empties the mock
afterAll(() => worker.stop());

test("adds an authenticator app in a real browser", async () => {
  await render(<App queryClient={createQueryClient()} />);
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Ada's phone");
  await page.getByRole("button", { name: "Continue" }).click();

  const link = page.getByRole("link", { name: "Open the app" });
  await expect.element(link).toBeVisible();
  const uri = link.element().getAttribute("href") ?? "";
  await page.getByRole("textbox", { name: "Code" }).fill(createAuthenticator(uri).code());
  await page.getByRole("button", { name: "Verify" }).click();

  await expect.element(page.getByRole("status")).toHaveTextContent("Ada's phone is verified and ready to use.");
  expect(mock.factors()).toMatchObject([{ friendly_name: "Ada's phone", status: "verified", identity: ada.identity }]);
});

test("adds and removes a factor, and cancels a rename, with the keyboard", async () => {
  await render(<App queryClient={createQueryClient()} />);
  await expect.element(page.getByRole("button", { name: "Add an authenticator app" })).toBeVisible();
  await userEvent.keyboard("{Tab}{Tab}{Enter}"); // skips "Sign out"
  await expect.element(page.getByRole("textbox", { name: "Name" })).toHaveFocus();
  await userEvent.keyboard("Ada's phone{Enter}");
  await expect.element(page.getByRole("heading", { name: "Connect your app" })).toHaveFocus();

  const uri = page.getByRole("link", { name: "Open the app" }).element().getAttribute("href") ?? "";
  await userEvent.keyboard(`{Tab}{Tab}{Tab}${createAuthenticator(uri).code()}{Enter}`); // skips the link and "Copy key"
  await expect.element(page.getByRole("listitem")).toHaveFocus();

  const rename = page.getByRole("button", { name: "Rename Ada's phone" });
  await userEvent.keyboard("{Tab}{Enter}");
  await expect.element(page.getByRole("textbox", { name: "Name" })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  await expect.element(rename).toHaveFocus();

  await userEvent.keyboard("{Tab}{Enter}");
  await expect.element(page.getByRole("button", { name: "Keep it" })).toHaveFocus();
  await userEvent.keyboard("{Tab}{Enter}");
  await expect.element(page.getByRole("heading", { name: "Your second factors" })).toHaveFocus();
  expect(mock.factors()).toEqual([]);
});
