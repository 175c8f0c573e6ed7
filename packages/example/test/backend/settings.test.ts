import { expect, test } from "vitest";
import { readSettings } from "../../src/backend/settings.ts";

const env = {
  VERIFY_ACCOUNT_SID: "ACaeaf825039e1f23063c3ba43b7fc83ba",
  VERIFY_AUTH_TOKEN: "token",
  VERIFY_SERVICE_SID: "VA3e213619479a06026d0eabba9adb2513",
};

test("reads the settings from the environment, with defaults for optional ones", () => {
  expect(readSettings(env)).toEqual({
    serviceSid: env.VERIFY_SERVICE_SID,
    credentials: { accountSid: env.VERIFY_ACCOUNT_SID, authToken: env.VERIFY_AUTH_TOKEN },
    baseUrl: undefined,
    port: 3000,
  });
  const more = { ...env, PORT: "0", VERIFY_BASE_URL: "http://127.0.0.1:4010" };
  expect(readSettings(more)).toMatchObject({ port: 0, baseUrl: "http://127.0.0.1:4010" });
});

test("lists every missing or invalid variable without its value", () => {
  const wrong = {
    ...env,
    VERIFY_ACCOUNT_SID: "too-short",
    VERIFY_AUTH_TOKEN: "",
    VERIFY_SERVICE_SID: "VA1",
    VERIFY_BASE_URL: "127.0.0.1:4010",
    PORT: "http",
  };
  expect(() => readSettings(wrong)).toThrow(
    /VERIFY_SERVICE_SID is invalid.*\n.*VERIFY_ACCOUNT_SID is invalid.*\n.*VERIFY_AUTH_TOKEN is missing.*\n.*VERIFY_BASE_URL is invalid.*\n.*PORT is invalid/,
  );
  expect(() => readSettings(wrong)).not.toThrow(/too-short/);
});
