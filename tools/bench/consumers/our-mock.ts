import { createFactorMock } from "@verify-factors/msw";

const mock = createFactorMock();
export const added = mock.add({ FactorType: "totp", status: "verified" });
export const handlers = [
  ...mock.handlers,
  mock.respond("FetchFactor", 429, { headers: { "Retry-After": "1" } }),
  mock.handle("UpdateFactor", async ({ body, original }) => (body.FriendlyName === "slow" ? original() : undefined)),
];
