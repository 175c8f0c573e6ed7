import { expect, test } from "vitest";
import { readSettings } from "../../src/backend/settings.ts";

const env = {
  SESSION_SECRET: "0123456789abcdef0123456789abcdef",
  VERIFY_ACCOUNT_SID: "ACaeaf825039e1f23063c3ba43b7fc83ba",
  VERIFY_AUTH_TOKEN: "token",
  VERIFY_SERVICE_SID: "VA3e213619479a06026d0eabba9adb2513",
};

test("the settings come from the environment, and what may be left out has a default", () => {
  expect(readSettings(env)).toEqual({
    serviceSid: env.VERIFY_SERVICE_SID,
    credentials: { accountSid: env.VERIFY_ACCOUNT_SID, authToken: env.VERIFY_AUTH_TOKEN },
    baseUrl: undefined,
    sessionSecret: env.SESSION_SECRET,
    port: 3000,
  });
  const more = { ...env, PORT: "0", VERIFY_BASE_URL: "http://127.0.0.1:4010" };
  expect(readSettings(more)).toMatchObject({ port: 0, baseUrl: "http://127.0.0.1:4010" });
});

test("all that is missing or unfit is named at once, and no secret is repeated", () => {
  const wrong = { ...env, SESSION_SECRET: "too-short", VERIFY_AUTH_TOKEN: "", VERIFY_SERVICE_SID: "VA1", PORT: "http" };
  expect(() => readSettings(wrong)).toThrow(
    /VERIFY_SERVICE_SID must be.*\n.*VERIFY_AUTH_TOKEN must be.*is not set.*\n.*SESSION_SECRET must be at least 32.*\n.*PORT/,
  );
  expect(() => readSettings(wrong)).not.toThrow(/too-short/);
});
