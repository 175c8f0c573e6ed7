import { serviceSid } from "@verify-factors/testing/api";
import { describe, expect, test } from "vitest";
import { parseArguments, readCredentials } from "../src/command-line.ts";
import { UsageError } from "../src/errors.ts";

const service = ["--service-sid", serviceSid];
const at = (baseUrl: string) => ["--base-url", baseUrl, ...service];

test.each([
  [at("https://verify.twilio.com"), "https://verify.twilio.com", false],
  [at("http://127.0.0.1:4010/"), "http://127.0.0.1:4010", false],
  [[...at("https://example.test/api/verify/"), "--thorough"], "https://example.test/api/verify", true],
])("parses %j", (args, baseUrl, thorough) => {
  expect(parseArguments(args)).toEqual({ baseUrl, thorough, serviceSid });
});

test.each([
  [[], /--service-sid must be VA and 32 hexadecimal digits/],
  [service, /--base-url must be an absolute URL/],
  [["--base-url", "https://verify.twilio.com"], /--service-sid/],
  [at("verify.twilio.com"), /--base-url must be an absolute URL/],
  [at("ftp://verify.twilio.com"), /--base-url must be an absolute URL/],
  [at("https://verify.twilio.com/v2"), /must not end with \/v2/],
  [at("https://verify.twilio.com?x=1"), /or contain a query/],
  [["--base-url", "https://verify.twilio.com", "--service-sid", "VA1"], /--service-sid.*"VA1"/],
  [[...at("https://verify.twilio.com"), "--auth-token", "s3cr3t"], /--auth-token is unknown/],
  [[...at("https://verify.twilio.com"), "s3cr3t"], /Every argument must be an option/],
  [at("https://AC1:s3cr3t@verify.twilio.com"), /must not contain credentials/],
  [["--base-url"], /--base-url needs a value/],
  [[...at("https://verify.twilio.com"), "--thorough=s3cr3t"], /--thorough takes no value/],
  [[...at("https://verify.twilio.com"), "-x"], /-x is unknown/],
])("rejects %j without repeating a secret", (args, message) => {
  const parse = () => parseArguments(args);
  expect(parse).toThrow(UsageError);
  expect(parse).toThrow(message);
  expect(parse).not.toThrow(/s3cr3t/);
});

describe("credentials", () => {
  const account = { TWILIO_ACCOUNT_SID: "AC1", TWILIO_AUTH_TOKEN: "token" };
  const key = { TWILIO_API_KEY: "SK1", TWILIO_API_SECRET: "secret" };

  test("prefers an account to an API key", () => {
    expect(readCredentials({ ...account, ...key })).toEqual({ user: "AC1", password: "token" });
    expect(readCredentials({ TWILIO_ACCOUNT_SID: "AC1", ...key })).toEqual({ user: "SK1", password: "secret" });
  });

  test.each([{}, { TWILIO_ACCOUNT_SID: "AC1" }, { ...account, TWILIO_AUTH_TOKEN: "" }])(
    "rejects %j, which has no complete credentials",
    (environment) => {
      expect(() => readCredentials(environment)).toThrow(/Set TWILIO_ACCOUNT_SID and .*, or TWILIO_API_KEY and/);
    },
  );
});
