import { screen, waitFor, within } from "@testing-library/react";
import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { createBackendHandler } from "../../src/dev/backend-handler.ts";
import { renderApp } from "./render-app.tsx";

const mock = createFactorMock({
  factors: [{ FactorType: "totp", FriendlyName: "Ada's phone", status: "verified", Identity: ada.identity }],
});
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
beforeEach(() => server.use(createBackendHandler({ user: ada })));
afterEach(() => server.resetHandlers()); // also resets the mock to its one factor
afterAll(() => server.close());

test("renames a factor", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Rename Ada's phone" }));
  const field = within(screen.getByRole("dialog", { name: "Rename Ada's phone" })).getByRole("textbox");
  await user.clear(field);
  await user.type(field, "My phone{Enter}");
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Renamed to My phone."));
  expect(screen.getByRole("heading", { name: "My phone" })).toBeDefined();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(mock.factors()).toMatchObject([{ friendly_name: "My phone" }]);
});

test("keeps the dialog open if the service rejects the name", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Rename Ada's phone" }));
  await user.type(within(screen.getByRole("dialog")).getByRole("textbox"), " of many words".repeat(5));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toContain("That is not valid");
  expect(mock.factors()).toMatchObject([{ friendly_name: "Ada's phone" }]);
});

test("removes a factor after a confirmation", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("Ada's phone was removed."));
  expect(screen.getByRole("heading", { name: "No second factors yet" })).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Your second factors" }));
  expect(mock.factors()).toEqual([]);
});

test("keeps a factor if the user does not confirm", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  await user.click(screen.getByRole("button", { name: "Keep it" }));
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(mock.factors()).toHaveLength(1);
});

test("treats a factor that is already gone as removed", async () => {
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  for (const { url } of mock.factors()) await deleteFactor(url);
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
  expect(await screen.findByText("Ada's phone was removed.")).toBeDefined();
});

test("shows an error and keeps the factor if the service fails", async () => {
  server.use(mock.respond("DeleteFactor", 503));
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Remove" }));
  expect((await screen.findByRole("alert")).textContent).toContain("not available right now");
  expect(mock.factors()).toHaveLength(1);
});

/** Deletes a factor without the app. */
async function deleteFactor(url: string): Promise<void> {
  const headers = { Authorization: `Basic ${btoa("ACaeaf825039e1f23063c3ba43b7fc83ba:any")}` };
  await mock.fetch(new Request(url, { method: "DELETE", headers }));
}
