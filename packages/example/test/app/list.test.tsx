import { screen } from "@testing-library/react";
import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ada, grace } from "../../src/backend/users.ts";
import { backendInPage } from "../../src/dev/backend-in-page.ts";
import { renderApp } from "./render-app.tsx";

const mock = createFactorMock();
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen());
beforeEach(() => server.use(backendInPage({ user: ada })));
afterEach(() => server.resetHandlers()); // also empties the mock
afterAll(() => server.close());

const verified = "verified" as const;

test("a user without factors is told what to do", async () => {
  renderApp();
  expect(await screen.findByRole("heading", { name: "Nothing here yet" })).toBeDefined();
  expect(screen.getByRole("button", { name: "Add an authenticator app" })).toBeDefined();
});

test("each factor shows its name, type, date and status", async () => {
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone", status: verified, date_created: "2026-01-07T09:30:00Z" });
  mock.add({ FactorType: "push", FriendlyName: "Ada's tablet" });
  renderApp();
  await screen.findByRole("list");
  const [phone, tablet] = screen.getAllByRole("listitem").map((row) => row.textContent);
  expect(phone).toMatch(/Ada's phone.*Authenticator app.*2026.*Verified/);
  expect(tablet).toMatch(/Ada's tablet.*Push device.*Not set up yet/);
});

test("only an authenticator app can be set up with a code", async () => {
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone" });
  mock.add({ FactorType: "push", FriendlyName: "Ada's tablet" });
  renderApp();
  await screen.findByRole("list");
  expect(screen.getAllByRole("button", { name: /^Finish setup/ })).toHaveLength(1);
});

test("pages follow one another, and the focus follows to what is new", async () => {
  for (let count = 1; count <= 12; count += 1) {
    mock.add({ FactorType: "totp", FriendlyName: `Phone ${count}`, status: verified });
  }
  const { user } = renderApp();
  await screen.findByRole("heading", { name: "Phone 5" });
  expect(screen.getAllByRole("listitem")).toHaveLength(5);

  await user.click(screen.getByRole("button", { name: "Show more" }));
  await screen.findByRole("heading", { name: "Phone 10" });
  expect(document.activeElement?.textContent).toContain("Phone 6");

  await user.click(screen.getByRole("button", { name: "Show more" }));
  await screen.findByRole("heading", { name: "Phone 12" });
  expect(screen.getAllByRole("listitem")).toHaveLength(12);
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
});

test("loading is said", async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
  server.use(mock.handle("ListFactor", () => answered));
  renderApp();
  const words = await screen.findByText("Loading your second factors…");
  expect(screen.getAllByRole("status")).toContain(words);
  answer();
  await screen.findByRole("heading", { name: "Nothing here yet" });
  expect(screen.queryByText(/^Loading/)).toBeNull();
});

test("a service that fails is tried again, first by itself and then by the user", async () => {
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone" });
  const fails = () => mock.respond("ListFactor", 503, { once: true });
  server.use(fails(), fails());
  const { user } = renderApp();
  expect((await screen.findByRole("alert")).textContent).toContain("We could not load your second factors");
  await user.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("heading", { name: "Ada's phone" })).toBeDefined();
});

test("the first page leaves the focus alone", async () => {
  renderApp();
  await screen.findByRole("heading", { name: "Nothing here yet" });
  expect(document.activeElement).toBe(document.body);
});

test("users who come after one another see their own factors only, and the focus goes along", async () => {
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

test("a session that ends leads back to signing in", async () => {
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone" });
  const { user } = renderApp();
  await user.click(await screen.findByRole("button", { name: "Remove Ada's phone" }));
  server.use(backendInPage()); // nobody is signed in
  await user.click(screen.getByRole("button", { name: "Remove" }));
  expect(await screen.findByRole("heading", { name: "Sign in" })).toBeDefined();
  expect(mock.factors()).toHaveLength(1);
});
