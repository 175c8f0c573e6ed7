// soak.ts [requests]: runs the rules of tools/conformance against the server over ten connections until that many requests
// are sent, validates every response against the description, and measures the heap after each reset. Needs --expose-gc.
import { startFactorServer } from "@verify-factors/server";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { ResponseValidator } from "@verify-factors/testing/response-validator";
import { rules } from "../../conformance/src/rules.ts";
import { runRules } from "../../conformance/src/run-rules.ts";
import type { Service } from "../../conformance/src/service.ts";
import { accountSid, authToken, serviceSid } from "./scenario.ts";

const total = Number(process.argv[2] ?? 100_000);
const [connections, resets] = [10, 10];
/** Bytes that the heap may grow by between the second reset and the last. */
const tolerance = 1_000_000;

const server = await startFactorServer();
const validator = new ResponseValidator(description, "https://description.test/soak");
const errors: string[] = [];
let sent = 0;
const service: Service = {
  ...{ baseUrl: server.url, serviceSid, credentials: { user: accountSid, password: authToken }, thorough: false },
  async send(request) {
    sent += 1;
    const response = await fetch(request.clone());
    // One rule sends a request for a path that the description does not have.
    if (validator.hasPath(request.url)) errors.push(...(await validator.validate(request, response.clone())));
    return response;
  },
};

async function runUntil(requests: number): Promise<void> {
  while (sent < requests && errors.length === 0) {
    for await (const { rule, ...outcome } of runRules({
      rules,
      service,
      onUndeleted: (urls) => errors.push(...urls),
    })) {
      if (outcome.verdict === "failed") errors.push(`${rule.ruling} ${rule.title}: ${outcome.reason}`);
    }
  }
}

const heaps: number[] = [];
for (let reset = 1; reset <= resets && errors.length === 0; reset += 1) {
  await Promise.all(Array.from({ length: connections }, () => runUntil((total / resets) * reset)));
  for (let user = 1000; user < 2000; user += 1) server.mock.add({ FactorType: "totp", Identity: `user-${user}` });
  server.mock.reset();
  globalThis.gc?.();
  heaps.push(process.memoryUsage().heapUsed);
  console.log(`${sent} requests, ${heaps.at(-1)} bytes of heap after the reset`);
}
await server.close();

const growth = (heaps.at(-1) ?? 0) - (heaps[1] ?? 0);
console.log(`${errors.length} errors. Heap from the second reset to the last: ${growth} bytes.`);
for (const error of errors.slice(0, 10)) console.error(error);
if (errors.length > 0 || growth > tolerance) process.exitCode = 1;
