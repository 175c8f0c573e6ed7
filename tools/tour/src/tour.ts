// The life of real factors, through the generated client against the generated mock. What is printed with a ✓ has been
// checked; when something is not so, the tour ends with an error.
import { createFactorClient } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { enrolAuthenticatorApp } from "./authenticator-app.ts";
import { sendBadRequest } from "./bad-request.ts";
import { deleteFactor } from "./delete.ts";
import { enrolDevice } from "./device.ts";
import { readPages } from "./list.ts";
import { showWhatIsGenerated } from "./what-is-generated.ts";

const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
const mock = createFactorMock({ services: { [serviceSid]: { friendly_name: "Analytical Engines" } } });
const server = setupServer(...mock.handlers);
server.listen({ onUnhandledFrame: "error" });

const client = createFactorClient({
  serviceSid,
  credentials: { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "any token will do" },
});
const factors = client.factors("ff483d1ff591898a9942916050d2ca3f");

showWhatIsGenerated();
const app = await enrolAuthenticatorApp(factors);
const device = await enrolDevice(factors);
await readPages(factors, [app, device]);
await sendBadRequest(factors);
await deleteFactor(factors, device);
console.log();
server.close();
