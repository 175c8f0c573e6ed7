import type { Pool } from "undici";
import * as scenario from "./scenario.ts";
import { Samples } from "./statistics.ts";

/** The number of connections to a server. */
export const connections = 10;

/** Milliseconds per sample of one operation. */
const duration = 200;

/** Calls of each operation for one new factor. */
type FactorCalls = { readonly [Id in scenario.OperationId | "FetchDeleted"]: () => Promise<void> };

export const callOrder = ["CreateNewFactor", "ListFactor", "FetchFactor", "UpdateFactor", "DeleteFactor"] as const;

/** A server and how to call it. */
export interface ServerClient {
  name: string;
  readMemory(): Promise<number>;
  createFactor(): FactorCalls;
  /** Factors per sample. */
  count: number;
}

/** Takes a sample that does not count, and sets the number of factors to what fits into `duration`. */
export async function warmUp(client: ServerClient): Promise<void> {
  const samples = new Samples();
  client.count ||= connections;
  await sample(client, samples);
  const each = samples.median(...scenario.operations.map((id) => `${client.name} ${id}`)) / scenario.operations.length;
  const fitting = Math.round(duration / each / connections) * connections;
  client.count = Math.max(connections, Math.min(fitting, client.count * 8));
}

/** Times one operation after the other, each for all factors. */
export async function sample({ name, count, createFactor }: ServerClient, samples: Samples): Promise<void> {
  const factors = Array.from({ length: count }, createFactor);
  for (const id of callOrder) {
    const waiting = factors.values();
    const callInTurn = async () => {
      for (const factor of waiting) await factor[id]();
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: connections }, callInTurn));
    samples.add(`${name} ${id}`, (performance.now() - start) / count);
  }
}

/** Returns a function that creates the calls for a factor of another user each time. Calls throw at a wrong response. */
export function createFactors(server: string, pool: Pool, stateful: boolean): () => FactorCalls {
  let users = 0;
  return () => {
    users += 1;
    const list = scenario.formatListPath(scenario.formatUser(users));
    let sid = "";
    const send = async (
      method: "GET" | "POST" | "DELETE",
      path: string,
      status: number,
      expected: string,
      form?: object,
    ): Promise<string> => {
      const type = form && { "content-type": "application/x-www-form-urlencoded" };
      const headers = { authorization: scenario.authorization, accept: "application/json", ...type };
      const body = form ? new URLSearchParams({ ...form }).toString() : null;
      const response = await pool.request({ method, path, headers, body });
      const text = await response.body.text();
      if (response.statusCode === status && (!stateful || text.includes(expected))) return text;
      throw new Error(`${server}: ${method} ${path} returned ${response.statusCode} ${text} without ${expected}.`);
    };
    const { createBody, updateBody } = scenario;
    return {
      CreateNewFactor: async () => {
        sid = JSON.parse(await send("POST", list, 201, createBody.FriendlyName, createBody)).sid;
      },
      ListFactor: async () => void (await send("GET", `${list}?PageSize=50`, 200, sid)),
      FetchFactor: async () => void (await send("GET", `${list}/${sid}`, 200, sid)),
      UpdateFactor: async () => void (await send("POST", `${list}/${sid}`, 200, updateBody.FriendlyName, updateBody)),
      DeleteFactor: async () => void (await send("DELETE", `${list}/${sid}`, 204, "")),
      FetchDeleted: async () => void (await send("GET", `${list}/${sid}`, 404, "")),
    };
  };
}
