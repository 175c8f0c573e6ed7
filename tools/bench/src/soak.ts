// soak.ts [requests]: sends mixed requests to the server over ten connections, validates every response against the
// description with a validator that is not the mock's own, and measures the heap after each reset. Needs --expose-gc.
import { createFactorServerControl, startFactorServer } from "@verify-factors/server";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { ResponseValidator } from "@verify-factors/testing/response-validator";
import { markdownTable } from "markdown-table";
import { authorization, createBody, formatListPath, formatUser, sid as otherSid, updateBody } from "./scenario.ts";

const total = Number(process.argv[2] ?? 100_000);
const connections = 10;
const batches = 10;
/** Bytes that the heap may grow by between the second reset and the last. */
const tolerance = 1_000_000;

const validator = new ResponseValidator(description);
const server = await startFactorServer();
const control = createFactorServerControl(server.url);
const statuses = new Map<number, number>();
const faults: string[] = [];
let sent = 0;

/** Sends a request, validates the response and returns its body. */
async function send(status: number, method: string, path: string, form?: object, headers: object = { authorization }) {
  const body = form && new URLSearchParams({ ...form });
  const request = new Request(server.url + path, { method, headers: { ...headers }, ...(body && { body }) });
  sent += 1;
  const response = await fetch(request.clone());
  statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
  faults.push(...(await validator.validate(request, response)));
  const text = await response.text();
  if (response.status !== status) faults.push(`${method} ${path}: ${response.status} instead of ${status}: ${text}`);
  return text === "" ? {} : JSON.parse(text);
}

/** Sends every kind of request for the first factor of a new user. Leaves a second factor behind. */
async function runSession(user: string): Promise<void> {
  const list = formatListPath(user);
  const { sid } = await send(201, "POST", list, createBody);
  const factor = `${list}/${sid}`;
  await send(400, "POST", list, { FactorType: "totp" });
  await send(401, "GET", list, undefined, {});
  await send(200, "GET", factor);
  const code = server.mock.code(sid);
  await send(200, "POST", factor, { AuthPayload: code.replace(/./g, (digit) => String(9 - Number(digit))) });
  await send(200, "POST", factor, { AuthPayload: code });
  await send(200, "POST", factor, updateBody);
  await send(201, "POST", list, createBody);
  const { meta } = await send(200, "GET", `${list}?PageSize=1`);
  await send(200, "GET", String(meta.next_page_url).slice(server.url.length));
  await send(404, "GET", `${list}/${otherSid}`);
  await send(204, "DELETE", factor);
  await send(404, "GET", factor);
}

async function runSessions(connection: number, until: number): Promise<void> {
  while (sent < until && faults.length === 0) await runSession(formatUser(sent * connections + connection));
}

/** Returns the heap in use after a full collection. */
function measureHeap(): number {
  if (!globalThis.gc) throw new Error("soak: run it with node --expose-gc.");
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const start = performance.now();
const heaps: number[] = [];
const rows = [["requests", "factors before the reset", "heap after the reset"]];
for (let batch = 1; batch <= batches && faults.length === 0; batch += 1) {
  const until = (total / batches) * batch;
  await Promise.all(Array.from({ length: connections }, (_, connection) => runSessions(connection, until)));
  const factors = server.mock.factors().length;
  await control.reset();
  const heap = measureHeap();
  heaps.push(heap);
  rows.push([String(sent), String(factors), `${(heap / 1e6).toFixed(2)} MB`]);
  console.error(`soak: ${sent} of ${total} requests`);
}
const seconds = (performance.now() - start) / 1000;
await server.close();

const growth = (heaps.at(-1) ?? 0) - (heaps[1] ?? 0);
console.log(markdownTable(rows));
const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
console.log(`\n${sent} requests in ${seconds.toFixed(0)} s: ${counts.join(", ")}.`);
console.log(`${faults.length} faults. Heap from the second reset to the last: ${(growth / 1e6).toFixed(2)} MB.`);
for (const fault of faults.slice(0, 10)) console.error(fault);
if (faults.length > 0 || growth > tolerance) process.exitCode = 1;
