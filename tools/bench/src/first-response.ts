// first-response.ts <name>: prints the milliseconds from the first import of a library to its first response.
import { createRequest } from "./requests.ts";
import { createMemoryFetch, responses } from "./responses.ts";
import type { Calls, Fetch } from "./scenario.ts";
import { importBundle } from "./workspace.ts";

const [, , name = ""] = process.argv;
const start = performance.now();
const response = await respond();
const milliseconds = performance.now() - start;
if (!response) throw new Error(`${name}: the first response was empty.`);
console.log(milliseconds);

async function respond(): Promise<unknown> {
  if (name === "our mock") {
    const { getResponse } = await import("msw");
    const { createFactorMock } = await import("@verify-factors/msw");
    const response = await getResponse(createFactorMock().handlers, createRequest("ListFactor"));
    return response?.text();
  }
  if (name === "msw with one handler") {
    const { getResponse, HttpResponse, http } = await import("msw");
    const path = "https://verify.twilio.com/v2/Services/:ServiceSid/Entities/:Identity/Factors";
    const handlers = [http.get(path, () => HttpResponse.json(responses.ListFactor.body))];
    const response = await getResponse(handlers, createRequest("ListFactor"));
    return response?.text();
  }
  const { createCalls }: { createCalls(fetch: Fetch): Calls } = await importBundle(name);
  return createCalls(createMemoryFetch()).FetchFactor();
}
