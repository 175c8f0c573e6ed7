// Creates, verifies and lists two factors with the generated client and the mock, renames one and deletes the other. Asserts
// every line with a ✓.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { styleText } from "node:util";
import { createFactorClient, FactorApiError, FactorNotVerifiedError } from "@verify-factors/client";
import { createAuthenticator, createFactorMock, createPushDevice } from "@verify-factors/msw";
import { setupServer } from "msw/node";

const heading = (text: string) => console.log(`\n${styleText("bold", text)}`);
const print = (label: string, text: string) => console.log(`  ${label.padEnd(16)} ${text}`);

/** Prints a fact if both values are equal. Throws an error that shows them otherwise. */
function check<T>(fact: string, actual: T, expected: T): void {
  assert.deepEqual(actual, expected, new assert.AssertionError({ message: fact, actual, expected, operator: "equal" }));
  console.log(`  ${styleText("green", "✓")} ${fact}`);
}

/** Asserts that a call fails with an error of this class, prints its message, and returns it. */
async function checkError<E>(fact: string, call: Promise<unknown>, type: new (...args: never[]) => E): Promise<E> {
  const [outcome] = await Promise.allSettled([call]);
  assert(outcome.status === "rejected", `${fact}: there was no error`);
  const { reason } = outcome;
  assert(reason instanceof type, `${fact}: ${reason}`);
  console.log(`  ${styleText("green", "✓")} ${fact}`);
  print("expected error", String(reason));
  return reason;
}

heading("Generated from spec/openapi.yaml");
const root = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const operations = [...new Set(read("spec/openapi.yaml").match(/(?<=operationId: )\w+/g))];
for (const name of ["types", "client", "msw"]) {
  const folder = `packages/${name}/src/generated`;
  const files = readdirSync(join(root, folder)).filter((file) => file.endsWith(".ts"));
  for (const file of files) print(`${read(join(folder, file)).split("\n").length - 1} lines`, `${folder}/${file}`);
  const code = files.map((file) => read(join(folder, file))).join();
  const missing = operations.filter((id) => !code.includes(id));
  check(`packages/${name} has all ${operations.length} operations`, missing, []);
}

const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
const mock = createFactorMock({ services: { [serviceSid]: { friendly_name: "Analytical Engines" } } });
const server = setupServer(...mock.handlers);
server.listen({ onUnhandledFrame: "error" });
const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "any" };
const factors = createFactorClient({ serviceSid, credentials }).factors("ff483d1ff591898a9942916050d2ca3f");

heading("An authenticator app (totp)");
const totp = await factors.create({ FactorType: "totp", FriendlyName: "Ada's phone" });
print("create", `${totp.sid}, ${totp.status}`);
print("QR code", totp.binding.uri);
const app = createAuthenticator(totp.binding.uri);
const valid = [-60, -30, 0, 30, 60].map((seconds) => app.code({ at: Date.now() + seconds * 1000 }));
const wrong = ["111111", "222222", "333333", "444444", "555555", "666666"].find((code) => !valid.includes(code)) ?? "";
const rejected = factors.verify(totp.sid, wrong);
const notVerified = await checkError(`rejects the wrong code ${wrong}`, rejected, FactorNotVerifiedError);
check('the service responded with 200 and the status "unverified"', notVerified.factor?.status, "unverified");
const code = app.code();
check(`verifies with the code ${code}`, (await factors.verify(totp.sid, code)).status, "verified");
await factors.update(totp.sid, { FriendlyName: "Ada's new phone" });
check("updates the name", (await factors.fetch(totp.sid)).friendly_name, "Ada's new phone");

heading("A device (push)");
const device = await createPushDevice();
const push = await factors.create({
  FactorType: "push",
  FriendlyName: "Ada's tablet",
  "Binding.PublicKey": device.publicKey,
  "Config.AppId": "com.example.myapp",
  "Config.NotificationPlatform": "none",
  "Config.SdkVersion": "1.0.0",
});
print("create", `${push.sid}, ${push.status}`);
const forged = factors.verify(push.sid, await (await createPushDevice()).sign(push.sid));
await checkError("rejects the signature of another device", forged, FactorNotVerifiedError);
const signed = await factors.verify(push.sid, await device.sign(push.sid));
check("verifies with the device's own ES256 signature", signed.status, "verified");

heading("List, invalid request, delete");
const first = await factors.page({ PageSize: 1 });
const second = await factors.page(first.next ?? assert.fail("there is no next page"));
for (const factor of [...first.factors, ...second.factors])
  print(factor.factor_type, `${factor.sid}, ${factor.status}`);
const sids = [first, second].flatMap((page) => page.factors.map(({ sid }) => sid));
check("lists two pages, the oldest factor first", [sids, second.next], [[totp.sid, push.sid], undefined]);
const tooLong = factors.create({ FactorType: "totp", FriendlyName: "Ada's phone", "Config.TimeStep": 61 });
const badRequest = await checkError("rejects a time step of 61 seconds", tooLong, FactorApiError);
check("responds with 400 / 60200", [badRequest.status, badRequest.code], [400, 60200]);
await factors.delete(push.sid);
const notFound = await checkError("deletes a factor", factors.fetch(push.sid), FactorApiError);
check("responds with 404 / 20404", [notFound.status, notFound.code], [404, 20404]);
server.close();

heading("Next steps");
print("npm run dev", "open the example app, with the same mock in the page");
print("npm run docs", "build the API reference as one page");
print("npm test", "run every test");
print("your own code", "packages/client/README.md and packages/msw/README.md begin with a test to copy");
