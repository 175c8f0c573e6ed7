import { screen, waitFor, within } from "@testing-library/react";
import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { backendInPage } from "../../src/dev/backend-in-page.ts";
import { renderApp } from "./render-app.tsx";

const mock = createFactorMock({
  factors: [{ FactorType: "totp", FriendlyName: "Ada's phone", status: "verified", Identity: ada.identity }],
});
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
beforeEach(() => server.use(backendInPage({ user: ada })));
afterEach(() => server.resetHandlers()); // also gives the mock its one factor back
afterAll(() => server.close());

test("a factor is renamed", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Rename Ada's phone" }));
  const field = within(screen.getByRole("dialog", { name: "Rename Ada's phone" })).getByRole("textbox");
  await user.clear(field);
  await user.type(field, "My phone{Enter}");
  // The list is new before the dialog closes and the news comes.
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("It is called My phone now."));
  expect(screen.getByRole("heading", { name: "My phone" })).toBeDefined();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(mock.factors()).toMatchObject([{ friendly_name: "My phone" }]);
});

test("a name that the service refuses stays in the dialog", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Rename Ada's phone" }));
  await user.type(within(screen.getByRole("dialog")).getByRole("textbox"), " of many words".repeat(5));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toContain("Try something else");
  expect(mock.factors()).toMatchObject([{ friendly_name: "Ada's phone" }]);
});

test("a factor is removed after a question", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
  // The list is new before the dialog closes and the news comes.
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Ada's phone was removed."));
  expect(screen.getByRole("heading", { name: "Nothing here yet" })).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Your second factors" }));
  expect(mock.factors()).toEqual([]);
});

test("a factor is kept when the answer is no", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  await user.click(screen.getByRole("button", { name: "Keep it" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(mock.factors()).toHaveLength(1);
});

test("a factor that is gone already counts as removed", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  for (const { url } of mock.factors()) await remove(url);
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
  expect(await screen.findByText("Ada's phone was removed.")).toBeDefined();
});

test("what could not be removed is said, and stays", async () => {
  server.use(mock.respond("DeleteFactor", 503));
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
  expect((await screen.findByRole("alert")).textContent).toContain("That did not work");
  expect(mock.factors()).toHaveLength(1);
});

/** Removes a factor behind the app's back. */
async function remove(url: string): Promise<void> {
  const headers = { Authorization: `Basic ${btoa("ACaeaf825039e1f23063c3ba43b7fc83ba:any")}` };
  await mock.fetch(new Request(url, { method: "DELETE", headers }));
}
