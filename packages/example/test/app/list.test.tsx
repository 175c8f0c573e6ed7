import { screen } from "@testing-library/react";
import { createFactorMock } from "@verify-factors/msw";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ada, grace } from "../../src/backend/users.ts";
import { createBackendHandler } from "../../src/dev/backend-handler.ts";
import { renderApp } from "./render-app.tsx";

const mock = createFactorMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
beforeEach(() => server.use(createBackendHandler({ user: ada })));
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

const verified = "verified" as const;

test("offers to add a factor if the user has none", async () => {
  renderApp();
  expect(await screen.findByRole("heading", { name: "No second factors yet" })).toBeDefined();
  expect(screen.getByRole("button", { name: "Add an authenticator app" })).toBeDefined();
});

test("shows name, type, date and status of each factor", async () => {
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone", status: verified, date_created: "2026-01-07T09:30:00Z" });
  mock.add({ FactorType: "push", FriendlyName: "Ada's tablet" });
  renderApp();
  await screen.findByRole("list");
  const [tablet, phone] = screen.getAllByRole("listitem").map((row) => row.textContent);
  expect(phone).toMatch(/Ada's phone.*Authenticator app.*2026.*Verified/);
  expect(tablet).toMatch(/Ada's tablet.*Push device.*Not set up yet/);
});

test("offers to finish the setup of TOTP factors only", async () => {
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone" });
  mock.add({ FactorType: "push", FriendlyName: "Ada's tablet" });
  renderApp();
  await screen.findByRole("list");
  expect(screen.getAllByRole("button", { name: /^Finish setup/ })).toHaveLength(1);
});

test("lists every factor, newest first", async () => {
  for (const month of ["03", "01", "12", "02"]) {
    const date_created = `2025-${month}-07T09:30:00Z`;
    mock.add({ FactorType: "totp", FriendlyName: `Phone ${month}`, status: verified, date_created });
  }
  for (let count = 0; count < 50; count += 1) mock.add({ FactorType: "totp", FriendlyName: "Phone of today" });
  renderApp();
  await screen.findByRole("list");
  const names = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
  expect(names).toHaveLength(54);
  expect(names.slice(-5)).toEqual(["Phone of today", "Phone 12", "Phone 03", "Phone 02", "Phone 01"]);
});

test("announces that the list is loading", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.use(mock.handle("ListFactor", () => promise));
  renderApp();
  const announcement = await screen.findByText("Loading your second factors…");
  expect(screen.getAllByRole("status")).toContain(announcement);
  resolve();
  await screen.findByRole("heading", { name: "No second factors yet" });
  expect(screen.queryByText(/^Loading/)).toBeNull();
});

test("retries once if the service fails, and again when the user asks for it", async () => {
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone" });
  const fail = () => mock.respond("ListFactor", 503, { once: true });
  server.use(fail(), fail());
  const { user } = renderApp();
  expect((await screen.findByRole("alert")).textContent).toBe(
    "We could not load your second factors. The service is not available right now. Try again in a few minutes.",
  );
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "Ada's phone" })).toBeDefined();
});

test("reports a connection problem if there is no response", async () => {
  server.use(http.get("/api/factors", () => HttpResponse.error()));
  renderApp();
  expect((await screen.findByRole("alert")).textContent).toContain("Check your connection and try again.");
});

test("does not focus the heading of the first page", async () => {
  renderApp();
  await screen.findByRole("heading", { name: "No second factors yet" });
  expect(document.activeElement).toBe(document.body);
});

test("shows each user only their own factors, and moves the focus to each new page", async () => {
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone", Identity: ada.identity });
  mock.add({ FactorType: "totp", FriendlyName: "Grace's phone", Identity: grace.identity });
  const { user } = renderApp();
  await screen.findByRole("heading", { name: "Ada's phone" });

  await user.click(screen.getByRole("button", { name: "Sign out" }));
  const signIn = await screen.findByRole("heading", { name: "Sign in" });
  expect(document.activeElement).toBe(signIn);

  await user.click(screen.getByRole("button", { name: "Continue as Grace Hopper" }));
  await screen.findByRole("heading", { name: "Grace's phone" });
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Your second factors" }));
  expect(screen.queryByText("Ada's phone")).toBeNull();
});

test("returns to the sign-in page if the session has ended", async () => {
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone" });
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  server.use(createBackendHandler()); // nobody is signed in
  await user.click(screen.getByRole("button", { name: "Remove" }));
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeDefined();
  expect(mock.factors()).toHaveLength(1);
});
