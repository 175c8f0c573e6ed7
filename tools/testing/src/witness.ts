// A setup file for Vitest: every answer that an MSW handler gives in the test run is checked against the description. A
// test in which one breaks it fails, whatever else it asserts.
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { RequestHandler } from "msw";
import { afterEach, expect } from "vitest";
import { Contract } from "./contract.ts";

const contract = new Contract(description);
const run = RequestHandler.prototype.run;
let faults: string[] = [];

RequestHandler.prototype.run = async function witnessed(this: RequestHandler, args) {
  const request = args.request.clone();
  const result = await run.call(this, args);
  if (result?.response) faults.push(...(await faultsOf(request, result.response)));
  return result;
};

afterEach(() => {
  const found = faults;
  faults = [];
  expect(found, "answers that break the description").toEqual([]);
});

async function faultsOf(request: Request, response: Response): Promise<string[]> {
  // What stands for a fault of the network is no answer.
  if (response.type === "error") return [];
  const found = await contract.faultsOf(request, response);
  const creation = request.method === "POST" && response.status === 201;
  const text = await response.clone().text();
  if (!creation && text.includes('"binding":')) found.push(`${request.method} ${request.url} answers a binding`);
  return found;
}
