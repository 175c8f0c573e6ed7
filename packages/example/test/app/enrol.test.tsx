import { screen, waitFor } from "@testing-library/react";
import type { UserEvent } from "@testing-library/user-event";
import { createAuthenticator, createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ada } from "../../src/backend/users.ts";
import { backendInPage } from "../../src/dev/backend-in-page.ts";
import { renderApp } from "./render-app.tsx";

const day = 24 * 60 * 60 * 1000;
let now = Date.now();
const mock = createFactorMock({ now: () => now });
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
beforeEach(() => {
  now = Date.now();
  server.use(backendInPage({ user: ada }));
});
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

test("a user adds an authenticator app", async () => {
  const { user } = renderApp();
  await name(user, "Ada's phone");
  const uri = await scan();
  await enter(user, createAuthenticator(uri).code());

  expect(await screen.findByText("Ada's phone is verified and ready to use.")).toBeDefined();
  expect(screen.getByRole("heading", { name: "Ada's phone" })).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Your second factors" }));
  expect(mock.factors()).toMatchObject([{ friendly_name: "Ada's phone", status: "verified", identity: ada.identity }]);
});

test("a wrong code is said to be wrong, and the right one still counts", async () => {
  const { user } = renderApp();
  await name(user, "Ada's phone");
  const uri = await scan();
  await enter(user, "not a code");

  expect((await screen.findByRole("alert")).textContent).toContain("That code is not right");
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Code" });
  expect(document.activeElement).toBe(field);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(field.getAttribute("aria-describedby")).toContain(screen.getByRole("alert").id);

  await enter(user, createAuthenticator(uri).code().replace(/.../, "$& ")); // as apps show it
  expect(await screen.findByText(/is verified/)).toBeDefined();
});

test("too many wrong codes end the attempt, and the next one begins anew", async () => {
  const { user } = renderApp();
  await name(user, "Ada's phone");
  const first = await scan();
  await enter(user, "wrong");
  await screen.findByRole("alert");
  // Past the form, whose alerts are alike: which code one is about cannot be told.
  for (const { sid } of mock.factors()) {
    const headers = { "Content-Type": "application/json" };
    const wrong = { method: "POST", headers, body: JSON.stringify({ code: "wrong" }) };
    for (let attempt = 2; attempt <= 5; attempt += 1) await fetch(`/api/factors/${sid}/verify`, wrong);
  }
  await enter(user, createAuthenticator(first).code());

  expect(await screen.findByText(/too many wrong codes/)).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Let us start again" }));
  expect(screen.queryByRole("img")).toBeNull();

  await user.click(screen.getByRole("button", { name: "Start again" }));
  expect((await screen.findByRole<HTMLInputElement>("textbox", { name: "Name" })).value).toBe("Ada's phone");
  await user.click(screen.getByRole("button", { name: "Continue" }));
  await enter(user, createAuthenticator(await scan()).code());
  expect(await screen.findByText(/is verified/)).toBeDefined();
  expect(mock.factors()).toHaveLength(1);
});

test("a setup that has expired says so", async () => {
  const { user } = renderApp();
  await name(user, "Ada's phone");
  const uri = await scan();
  now += day + 1000;
  await enter(user, createAuthenticator(uri).code({ at: now }));

  expect(await screen.findByText(/has expired or was removed/)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Not now" }));
  expect(await screen.findByText("Nothing here yet")).toBeDefined();
});

test("a name that the service refuses can be changed", async () => {
  const { user } = renderApp();
  await name(user, "A very long name ".repeat(5));
  expect((await screen.findByRole("alert")).textContent).toContain("Try something else");
  await user.keyboard("Short{Enter}"); // the field has the focus, with its text selected
  await scan();
  expect(mock.factors()).toMatchObject([{ friendly_name: "Short" }]);
});

test("a setup that is cancelled leaves nothing behind", async () => {
  const { user } = renderApp();
  await name(user, "Ada's phone");
  await scan();
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(await screen.findByText("Nothing here yet")).toBeDefined();
  expect(mock.factors()).toEqual([]);
});

test("a setup that was left is finished later", async () => {
  const factor = mock.add({ FactorType: "totp", FriendlyName: "Ada's phone" });
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Finish setup Ada's phone" }));
  expect(screen.queryByRole("img")).toBeNull();
  await enter(user, mock.code(factor.sid));
  expect(await screen.findByText("Ada's phone is verified and ready to use.")).toBeDefined();
});

test("no secret is left in document and cache after an enrolment", async () => {
  const { user, queryClient } = renderApp();
  const kept = () => [
    document.documentElement.outerHTML,
    JSON.stringify([queryClient.getQueryCache().getAll(), queryClient.getMutationCache().getAll()].flat().map(stateOf)),
  ];
  await name(user, "Ada's phone");
  const uri = await scan();
  const { secret } = Object.fromEntries(new URL(uri).searchParams);
  expect(kept().map((text) => text.includes(`${secret}`))).toEqual([true, true]);
  await enter(user, createAuthenticator(uri).code());
  await screen.findByText(/is verified/);
  await waitFor(() => expect(kept().map((text) => text.includes(`${secret}`))).toEqual([false, false]));
});

async function name(user: UserEvent, text: string): Promise<void> {
  await user.click(await screen.findByRole("button", { name: "Add an authenticator app" }));
  await user.type(screen.getByRole("textbox", { name: "Name" }), text);
  await user.click(screen.getByRole("button", { name: "Continue" }));
}

/** The address that the QR code holds. */
async function scan(): Promise<string> {
  return (await screen.findByRole("link", { name: "Open it here" })).getAttribute("href") ?? "";
}

async function enter(user: UserEvent, code: string): Promise<void> {
  const field = screen.getByRole("textbox", { name: "Code" });
  await user.clear(field);
  await user.type(field, code);
  await user.click(screen.getByRole("button", { name: "Verify" }));
}

function stateOf({ state }: { state: unknown }): unknown {
  return state;
}
