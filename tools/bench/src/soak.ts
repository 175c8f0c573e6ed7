// soak.ts [requests]: runs the rules of tools/conformance against the server over ten connections until so many requests
// are sent, validates every response against the description, and measures the heap after each reset. Needs --expose-gc.
import { createFactorServerControl, startFactorServer } from "@verify-factors/server";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { ResponseValidator } from "@verify-factors/testing/response-validator";
import { rules } from "../../conformance/src/rules.ts";
import { runRules } from "../../conformance/src/run-rules.ts";
import type { Service } from "../../conformance/src/service.ts";
import { accountSid, authToken, serviceSid } from "./scenario.ts";

const total = Number(process.argv[2] ?? 100_000);
const connections = 10;
const resets = 10;
/** Bytes that the heap may grow by between the second reset and the last. */
const tolerance = 1_000_000;

const validator = new ResponseValidator(description);
const server = await startFactorServer();
const control = createFactorServerControl(server.url);
const faults: string[] = [];
let sent = 0;

const credentials = { user: accountSid, password: authToken };
const service: Service = { baseUrl: server.url, serviceSid, credentials, thorough: false, send };

async function send(request: Request): Promise<Response> {
  sent += 1;
  const response = await fetch(request.clone());
  faults.push(...(await validator.validate(request, response.clone())));
  return response;
}

async function runUntil(requests: number): Promise<void> {
  while (sent < requests && faults.length === 0) {
    for await (const { rule, ...outcome } of runRules({ rules, service, onLeft: (urls) => faults.push(...urls) })) {
      if (outcome.verdict === "failed") faults.push(`${rule.ruling} ${rule.title}: ${outcome.reason}`);
    }
  }
}

const heaps: number[] = [];
for (let reset = 1; reset <= resets && faults.length === 0; reset += 1) {
  await Promise.all(Array.from({ length: connections }, () => runUntil((total / resets) * reset)));
  for (let index = 0; index < 1000; index += 1)
    server.mock.add({ FactorType: "totp", Identity: `user-${1000 + index}` });
  await control.reset();
  globalThis.gc?.();
  heaps.push(process.memoryUsage().heapUsed);
  console.log(`${sent} requests, ${((heaps.at(-1) ?? 0) / 1e6).toFixed(2)} MB of heap after the reset`);
}
await server.close();

const growth = (heaps.at(-1) ?? 0) - (heaps[1] ?? 0);
console.log(`${faults.length} faults. Heap from the second reset to the last: ${(growth / 1e6).toFixed(2)} MB.`);
for (const fault of faults.slice(0, 10)) console.error(fault);
if (faults.length > 0 || growth > tolerance) process.exitCode = 1;
