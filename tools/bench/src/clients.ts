import { createFactorClient } from "@verify-factors/client";
import { retryingFetch } from "@verify-factors/client/retry";
import type { paths } from "@verify-factors/types";
import createClient from "openapi-fetch";
import type { MemoryFetch } from "./memory-fetch.ts";
import { bundled } from "./peers.ts";
import { createSdk, createSdkWithItsOwnClient } from "./sdk.ts";
import * as story from "./story.ts";

const { accountSid, authToken, change, creation, identity, serviceSid, sid } = story;

/** One call of each operation, answered by the service in memory. */
export type Calls = { readonly [Id in story.OperationId]: () => Promise<unknown> };

/** Every client over a service in memory, set up as its documentation says, by name. */
export async function clients(fetch: MemoryFetch): Promise<Record<string, Calls>> {
  return {
    ours: ours(fetch),
    "ours, with retry": ours(retryingFetch({ fetch })),
    "openapi-fetch": openapiFetch(fetch),
    "hey-api": await heyApi(fetch),
    orval: await orval(fetch),
    "official SDK": officialSdk(createSdk(fetch)),
    "official SDK, its own HTTP client": officialSdk(createSdkWithItsOwnClient(fetch)),
    "bare fetch": bareFetch(fetch),
  };
}

function ours(fetch: (request: Request) => Promise<Response>): Calls {
  const factors = createFactorClient({ serviceSid, credentials: { accountSid, authToken }, fetch }).factors(identity);
  return {
    ListFactor: () => factors.page({ PageSize: 50 }),
    CreateNewFactor: () => factors.create(creation),
    FetchFactor: () => factors.fetch(sid),
    UpdateFactor: () => factors.update(sid, change),
    DeleteFactor: () => factors.delete(sid),
  };
}

function openapiFetch(fetch: MemoryFetch): Calls {
  const headers = { Authorization: story.authorization };
  const client = createClient<paths>({ baseUrl: story.origin, headers, fetch });
  const path = { ServiceSid: serviceSid, Identity: identity };
  const one = { ...path, Sid: sid };
  // Its own encoding of forms goes by this header.
  const form = { "Content-Type": "application/x-www-form-urlencoded" };
  return {
    ListFactor: () => client.GET(story.listPath, { params: { path, query: { PageSize: 50 } } }),
    CreateNewFactor: () => client.POST(story.listPath, { params: { path }, body: creation, headers: form }),
    FetchFactor: () => client.GET(story.factorPath, { params: { path: one } }),
    UpdateFactor: () => client.POST(story.factorPath, { params: { path: one }, body: change, headers: form }),
    DeleteFactor: () => client.DELETE(story.factorPath, { params: { path: one } }),
  };
}

async function heyApi(fetch: MemoryFetch): Promise<Calls> {
  const sdk = await bundled("hey-api");
  const { client } = await bundled("hey-api-client");
  client.setConfig({ baseUrl: story.origin, fetch, auth: `${accountSid}:${authToken}` });
  const path = { ServiceSid: serviceSid, Identity: identity };
  const one = { ...path, Sid: sid };
  return {
    ListFactor: () => sdk.listFactor({ client, path, query: { PageSize: 50 } }),
    CreateNewFactor: () => sdk.createNewFactor({ client, path, body: creation }),
    FetchFactor: () => sdk.fetchFactor({ client, path: one }),
    UpdateFactor: () => sdk.updateFactor({ client, path: one, body: change }),
    DeleteFactor: () => sdk.deleteFactor({ client, path: one }),
  };
}

/** It calls the global `fetch`, which is the one in memory here, and knows no credentials, so they are given each time. */
async function orval(fetch: MemoryFetch): Promise<Calls> {
  const sdk = await bundled("orval");
  globalThis.fetch = fetch;
  const headers = { Authorization: story.authorization };
  return {
    ListFactor: () => sdk.listFactor(serviceSid, identity, { PageSize: 50 }, { headers }),
    CreateNewFactor: () => sdk.createNewFactor(serviceSid, identity, creation, { headers }),
    FetchFactor: () => sdk.fetchFactor(serviceSid, identity, sid, { headers }),
    UpdateFactor: () => sdk.updateFactor(serviceSid, identity, sid, change, { headers }),
    DeleteFactor: () => sdk.deleteFactor(serviceSid, identity, sid, { headers }),
  };
}

function officialSdk(sdk: ReturnType<typeof createSdk>): Calls {
  const entity = sdk.verify.v2.services(serviceSid).entities(identity);
  return {
    ListFactor: () => entity.factors.page({ pageSize: 50 }),
    CreateNewFactor: () =>
      entity.newFactors.create({
        factorType: creation.FactorType,
        friendlyName: creation.FriendlyName,
        "config.timeStep": creation["Config.TimeStep"],
        "config.codeLength": creation["Config.CodeLength"],
      }),
    FetchFactor: () => entity.factors(sid).fetch(),
    UpdateFactor: () => entity.factors(sid).update({ friendlyName: change.FriendlyName }),
    DeleteFactor: () => entity.factors(sid).remove(),
  };
}

function bareFetch(fetch: MemoryFetch): Calls {
  const list = story.origin + story.listPath.replace("{ServiceSid}", serviceSid).replace("{Identity}", identity);
  const headers = { Authorization: story.authorization };
  const post = (address: string, body: object) =>
    fetch(address, { method: "POST", headers, body: new URLSearchParams({ ...body }) });
  const json = async (response: Promise<Response>) => (await response).json();
  return {
    ListFactor: () => json(fetch(`${list}?PageSize=50`, { headers })),
    CreateNewFactor: () => json(post(list, creation)),
    FetchFactor: () => json(fetch(`${list}/${sid}`, { headers })),
    UpdateFactor: () => json(post(`${list}/${sid}`, change)),
    DeleteFactor: () => fetch(`${list}/${sid}`, { method: "DELETE", headers }),
  };
}
