import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { createAuthenticator, createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { createBackendHandler } from "../../src/dev/backend-handler.ts";
import { renderApp } from "./render-app.tsx";

const day = 24 * 60 * 60 * 1000;
let now = Date.now();
const mock = createFactorMock({ now: () => now });
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
beforeEach(() => {
  now = Date.now();
  server.use(createBackendHandler({ user: ada }));
});
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

test("adds an authenticator app", async () => {
  const { user } = renderApp();
  await submitName(user, "Ada's phone");
  const uri = await readUri();
  await submitCode(user, createAuthenticator(uri).code());

  expect(await screen.findByText("Ada's phone is verified and ready to use.")).toBeDefined();
  expect(screen.getByRole("heading", { name: "Ada's phone" })).toBeDefined();
  expect(document.activeElement?.textContent).toContain("Ada's phone"); // its row, so it is in view
  expect(mock.factors()).toMatchObject([{ friendly_name: "Ada's phone", status: "verified", identity: ada.identity }]);
});

test("shows an error for a wrong code and accepts a pasted code with a space", async () => {
  const { user } = renderApp();
  await submitName(user, "Ada's phone");
  const uri = await readUri();
  await submitCode(user, "not a code");

  expect((await screen.findByRole("alert")).textContent).toContain("Incorrect code");
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Code" });
  expect(document.activeElement).toBe(field);
  expect(field.autocomplete).toBe("one-time-code");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(field.getAttribute("aria-describedby")).toContain(screen.getByRole("alert").id);

  await user.paste(createAuthenticator(uri).code().replace(/.../, "$& ")); // over the selected text
  await user.keyboard("{Enter}");
  expect(await screen.findByText(/is verified/)).toBeDefined();
});

test("offers to start again after too many wrong codes", async () => {
  const { user } = renderApp();
  await submitName(user, "Ada's phone");
  const first = await readUri();
  await submitCode(user, "wrong");
  await screen.findByRole("alert");
  // Sent without the form, whose alert stays the same, so that the test could not tell when a code was checked.
  for (const { sid } of mock.factors()) {
    const headers = { "Content-Type": "application/json" };
    const wrong = { method: "POST", headers, body: JSON.stringify({ code: "wrong" }) };
    for (let attempt = 2; attempt <= 5; attempt += 1) await fetch(`/api/factors/${sid}/verify`, wrong);
  }
  await submitCode(user, createAuthenticator(first).code());

  expect(await screen.findByText(/Too many incorrect codes/)).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Start again" }));
  expect(screen.queryByRole("img")).toBeNull();

  await user.click(screen.getByRole("button", { name: "Start again" }));
  expect((await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" })).value).toBe("Ada's phone");
  await user.click(screen.getByRole("button", { name: "Continue" }));
  await submitCode(user, createAuthenticator(await readUri()).code());
  expect(await screen.findByText(/is verified/)).toBeDefined();
  expect(mock.factors()).toHaveLength(1);
});

test("shows an error for a setup that has expired", async () => {
  const { user } = renderApp();
  await submitName(user, "Ada's phone");
  const uri = await readUri();
  now += day + 1000;
  await submitCode(user, createAuthenticator(uri).code({ at: now }));

  expect(await screen.findByText(/has expired or was removed/)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Not now" }));
  expect(await screen.findByText("No second factors yet")).toBeDefined();
});

test("lets the user correct a name that the service rejects", async () => {
  const { user } = renderApp();
  await submitName(user, "A very long name ".repeat(5));
  expect((await screen.findByRole("alert")).textContent).toContain("That is not valid");
  await user.keyboard("Short{Enter}"); // the field has the focus, with its text selected
  await readUri();
  expect(mock.factors()).toMatchObject([{ friendly_name: "Short" }]);
});

test("deletes the factor if the user cancels the setup", async () => {
  const { user } = renderApp();
  await submitName(user, "Ada's phone");
  await readUri();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(await screen.findByText("No second factors yet")).toBeDefined();
  expect(mock.factors()).toEqual([]);
});

test("finishes a setup that was started earlier", async () => {
  const factor = mock.add({ FactorType: "totp", FriendlyName: "Ada's phone" });
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Finish setup Ada's phone" }));
  expect(screen.queryByRole("img")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Code" }));
  await submitCode(user, mock.code(factor.sid));
  expect(await screen.findByText("Ada's phone is verified and ready to use.")).toBeDefined();
});

test("keeps no secret in the document or the cache after enrollment", async () => {
  const { user, queryClient } = renderApp();
  await submitName(user, "Ada's phone");
  const uri = await readUri();
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const containSecret = () => {
    const caches = [...queryClient.getQueryCache().getAll(), ...queryClient.getMutationCache().getAll()];
    const texts = [document.documentElement.outerHTML, JSON.stringify(caches.map(({ state }) => state))];
    return texts.map((text) => text.includes(secret));
  };
  expect(containSecret()).toEqual([true, true]);
  await submitCode(user, createAuthenticator(uri).code());
  await screen.findByText(/is verified/);
  await waitFor(() => expect(containSecret()).toEqual([false, false]));
});

async function submitName(user: UserEvent, text: string): Promise<void> {
  await user.click(await screen.findByRole("button", { name: "Add an authenticator app" }));
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Name" }));
  await user.keyboard(text);
  await user.click(screen.getByRole("button", { name: "Continue" }));
}

/** Returns the URI that the QR code contains. */
async function readUri(): Promise<string> {
  return (await screen.findByRole("link", { name: "Open the app" })).getAttribute("href") ?? "";
}

async function submitCode(user: UserEvent, code: string): Promise<void> {
  const field = screen.getByRole("textbox", { name: "Code" });
  await user.clear(field);
  await user.type(field, code);
  await user.click(screen.getByRole("button", { name: "Verify" }));
}
