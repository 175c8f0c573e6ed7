import { createFactorClient, FactorApiError } from "@verify-factors/client";
import { retryingFetch } from "@verify-factors/client/retry";
import { serve } from "@verify-factors/testing/serve";
import { expect, onTestFinished, test } from "vitest";
import { credentials, factorPath, getRejection, identity, path, respondWith, serviceSid, sid } from "./fixture.ts";

/** Starts a service that redirects to another origin. `arrived` contains the requests that the other origin receives. */
async function serveRedirect(status: number) {
  const arrived: string[] = [];
  const target = await serve(async ({ method, url }) => {
    arrived.push(`${method} ${url}`);
    return Response.json({ status: "verified" });
  });
  const service = await serve(async ({ url }) => {
    const Location = `${target.address}${new URL(url).pathname}?code=canary`;
    return new Response(null, { status, headers: { Location } });
  });
  onTestFinished(async () => void (await Promise.all([target.close(), service.close()])));
  return { arrived, target: target.address, baseUrl: service.address };
}

test.each([301, 302, 303, 307, 308])("rejects a %s redirect and sends nothing to its target", async (status) => {
  const { arrived, target, baseUrl } = await serveRedirect(status);
  const client = createFactorClient({ serviceSid, credentials, baseUrl, fetch: retryingFetch() });
  const error = (await getRejection(client.factors(identity).verify(sid, "123456"))) as FactorApiError;
  expect(error).toBeInstanceOf(FactorApiError);
  expect(error).toMatchObject({ status, operation: "UpdateFactor" });
  expect(error.message).toContain(target);
  expect(error.message).toContain("Set baseUrl to the final URL.");
  expect(error.message).not.toContain("canary");
  expect(arrived).toEqual([]);
});

test("client.http returns a redirect as an error response, also with middleware that replaces the request", async () => {
  const { arrived, baseUrl } = await serveRedirect(307);
  const client = createFactorClient({ serviceSid, credentials, baseUrl });
  const params = { path: { ...path, Sid: sid } };
  const fetchFactor = () => client.http.GET(factorPath, { params, redirect: "follow" });
  expect((await fetchFactor()).response.status).toBe(307);
  client.http.use({ onRequest: ({ request }) => new Request(request.url, { redirect: "follow" }) });
  expect((await fetchFactor()).response.status).toBe(307);
  expect(arrived).toEqual([]);
});

test("rejects the opaque redirect of a browser, and the response after a redirect that fetch followed", async () => {
  const opaque = Object.defineProperties(new Response(null, { status: 200 }), {
    type: { value: "opaqueredirect" },
    status: { value: 0 },
    ok: { value: false },
  });
  const createFollowedResponse = () =>
    Object.defineProperty(Response.json({ sid, status: "verified" }), "redirected", { value: true });
  for (const createResponse of [() => opaque, createFollowedResponse]) {
    const error = (await getRejection(respondWith(createResponse).fetch(sid))) as FactorApiError;
    expect(error).toBeInstanceOf(FactorApiError);
    expect(error.message).toContain("redirected to an unknown URL.");
  }
});
