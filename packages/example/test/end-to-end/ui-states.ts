import type { Page } from "@playwright/test";
import { createAuthenticator, type FactorMock } from "@verify-factors/msw";

const listRequests = /\/api\/factors(\?|$)/;

/** Functions that bring the UI from the sign-in page to each of its states, by name. */
export const states: { [name: string]: (page: Page, mock: FactorMock) => Promise<void> } = {
  "sign in": async (page) => {
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  },
  loading: async (page) => {
    await page.route(listRequests, () => {});
    await signIn(page);
    await page.getByText("Loading your second factors").waitFor({ state: "attached" });
  },
  "load error": async (page) => {
    await page.route(listRequests, (route) => route.fulfill({ status: 503, json: { error: "unavailable" } }));
    await signIn(page);
    await page.getByRole("alert").waitFor();
  },
  empty: async (page) => {
    await signIn(page);
    await page.getByRole("heading", { name: "No second factors yet" }).waitFor();
  },
  list: async (page, mock) => {
    await openList(page, mock);
    await page.getByRole("heading", { name: "Watch" }).waitFor();
  },
  "list error": async (page, mock) => {
    await openList(page, mock);
    await page.route(listRequests, (route) => route.fulfill({ status: 503, json: { error: "unavailable" } }));
    await page.getByRole("button", { name: "Rename Watch" }).click();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
  },
  name: async (page) => {
    await openNameForm(page);
  },
  "invalid name": async (page) => {
    await openNameForm(page);
    await page.getByRole("textbox", { name: "Name" }).fill("A phone with a name that is far too long".repeat(3));
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("alert").waitFor();
  },
  setup: async (page) => {
    await openSetup(page);
  },
  "wrong code": async (page) => {
    await openSetup(page);
    await submitCode(page, "wrong");
    await page.getByRole("alert").waitFor();
  },
  "too many codes": async (page, mock) => {
    await openSetup(page);
    const factor = mock.factors().find(({ status }) => status === "unverified");
    // Sent without the form, which ignores a code while the previous one is being verified.
    await page.evaluate(async (sid) => {
      const headers = { "Content-Type": "application/json" };
      const wrong = { method: "POST", headers, body: JSON.stringify({ code: "wrong" }) };
      for (let attempt = 1; attempt <= 5; attempt += 1) await fetch(`/api/factors/${sid}/verify`, wrong);
    }, factor?.sid);
    await submitCode(page, "wrong");
    await page.getByRole("button", { name: "Start again" }).waitFor();
  },
  verified: async (page) => {
    const uri = await openSetup(page);
    await submitCode(page, createAuthenticator(uri).code());
    await page.getByText("is verified and ready to use").waitFor();
  },
  "finish setup": async (page, mock) => {
    await openFinishSetup(page, mock);
  },
  expired: async (page, mock) => {
    await openFinishSetup(page, mock);
    mock.reset();
    await submitCode(page, "123456");
    await page.getByRole("button", { name: "Start again" }).waitFor();
  },
  rename: async (page, mock) => {
    await openList(page, mock);
    await page.getByRole("button", { name: "Rename Ada's phone" }).click();
    await page.getByRole("dialog").waitFor();
  },
  remove: async (page, mock) => {
    await openList(page, mock);
    await page.getByRole("button", { name: "Remove Ada's phone" }).click();
    await page.getByRole("dialog").waitFor();
  },
};

async function signIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue as Ada Lovelace" }).click();
}

async function openList(page: Page, mock: FactorMock): Promise<void> {
  const verifiedSince = (monthAndDay: string) => ({
    date_created: `2026-${monthAndDay}T09:30:00Z`,
    status: "verified" as const,
  });
  mock.add({ FactorType: "totp", FriendlyName: "Ada's phone", ...verifiedSince("01-07") });
  mock.add({ FactorType: "push", FriendlyName: "Ada's tablet", ...verifiedSince("02-11") });
  mock.add({ FactorType: "totp", FriendlyName: "Password manager", ...verifiedSince("03-19") });
  mock.add({
    FactorType: "totp",
    FriendlyName: "The spare phone, in the drawer of the hall",
    ...verifiedSince("05-02"),
  });
  mock.add({ FactorType: "totp", FriendlyName: "Work phone" });
  mock.add({ FactorType: "push", FriendlyName: "Watch", ...verifiedSince("07-30") });
  await signIn(page);
  await page.getByRole("heading", { name: "Ada's phone" }).waitFor();
}

async function openNameForm(page: Page): Promise<void> {
  await signIn(page);
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
}

/** Opens the setup of a new factor. Returns the URI that the QR code contains. */
async function openSetup(page: Page): Promise<string> {
  await openNameForm(page);
  await page.getByRole("textbox", { name: "Name" }).fill("Ada's phone");
  await page.getByRole("button", { name: "Continue" }).click();
  return (await page.getByRole("link", { name: "Open the app" }).getAttribute("href")) ?? "";
}

async function openFinishSetup(page: Page, mock: FactorMock): Promise<void> {
  mock.add({ FactorType: "totp", FriendlyName: "Work phone" });
  await signIn(page);
  await page.getByRole("button", { name: "Finish setup Work phone" }).click();
}

async function submitCode(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Code" }).fill(code);
  await page.getByRole("button", { name: "Verify" }).click();
}
