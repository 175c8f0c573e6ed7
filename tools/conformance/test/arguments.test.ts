import { serviceSid } from "@verify-factors/testing/api";
import { describe, expect, test } from "vitest";
import { readArguments } from "../src/arguments.ts";
import { readCredentials } from "../src/credentials.ts";
import { WrongUsage } from "../src/usage.ts";

const service = ["--service-sid", serviceSid];
const at = (baseUrl: string) => ["--base-url", baseUrl, ...service];

test.each([
  [at("https://verify.twilio.com"), { baseUrl: "https://verify.twilio.com", thorough: false }],
  [at("http://127.0.0.1:4010/"), { baseUrl: "http://127.0.0.1:4010", thorough: false }],
  [
    [...at("https://example.test/api/verify/"), "--thorough"],
    { baseUrl: "https://example.test/api/verify", thorough: true },
  ],
])("%j", (words, expected) => {
  expect(readArguments(words)).toEqual({ ...expected, serviceSid });
});

test.each([
  [[], /--service-sid must be VA and 32 hexadecimal digits/],
  [service, /--base-url must be an absolute address/],
  [["--base-url", "https://verify.twilio.com"], /--service-sid/],
  [at("verify.twilio.com"), /--base-url must be an absolute address/],
  [at("ftp://verify.twilio.com"), /--base-url must be an absolute address/],
  [at("https://verify.twilio.com/v2"), /before \/v2/],
  [at("https://verify.twilio.com?x=1"), /neither query/],
  [["--base-url", "https://verify.twilio.com", "--service-sid", "VA1"], /--service-sid.*"VA1"/],
  [[...at("https://verify.twilio.com"), "--auth-token", "s3cr3t"], /--auth-token is not known/],
  [[...at("https://verify.twilio.com"), "s3cr3t"], /Every argument must be an option/],
  [at("https://AC1:s3cr3t@verify.twilio.com"), /must not hold credentials/],
  [["--base-url"], /--base-url is not known, or lacks its value/],
])("%j is refused, and no secret in it repeated", (words, message) => {
  const read = () => readArguments(words);
  expect(read).toThrow(WrongUsage);
  expect(read).toThrow(message);
  expect(read).not.toThrow(/s3cr3t/);
});

describe("credentials", () => {
  const account = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: "token" };
  const key = { TWILIO_API_KEY: "SK1", TWILIO_API_SECRET: "secret" };

  test("are the account's, else an API key's", () => {
    expect(readCredentials(account)).toEqual({ user: "AC1", password: "token" });
    expect(readCredentials({ ...account, ...key })).toEqual({ user: "AC1", password: "token" });
    expect(readCredentials({ TWILIO_ACCOUNT_SID: "AC1", ...key })).toEqual({ user: "SK1", password: "secret" });
  });

  test.each([{}, { TWILIO_ACCOUNT_SID: "AC1" }, { ...account, TWILIO_AUTH_TOKEN: "" }])(
    "%j are none",
    (environment) => {
      expect(() => readCredentials(environment)).toThrow(/^Set TWILIO_ACCOUNT_SID and .*, or TWILIO_API_KEY and/);
    },
  );
});
