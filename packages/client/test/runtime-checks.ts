// Checks that run in every runtime. Imports no module of Node, so that a bundle of it runs anywhere:
//   npx esbuild test/runtime-checks.ts --bundle --format=esm --outfile=/tmp/checks.mjs --footer:js='console.log(await listFailures())'
//   bun /tmp/checks.mjs; deno run /tmp/checks.mjs; node /tmp/checks.mjs
import { createFactorClient, type FactorClientOptions, isFactorApiError } from "@verify-factors/client";
import { createLogger } from "@verify-factors/client/logger";
import { retryingFetch } from "@verify-factors/client/retry";

const serviceSid = "VA3e213619479a06026d0eabba9adb2513";
const identity = "ff483d1ff591898a9942916050d2ca3f";
const sid = "YF024f2e9871877d436c04cd2c2d4d25f1";
const credentials = { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "tök€n" };
const create = (options: Partial<FactorClientOptions>) => createFactorClient({ serviceSid, credentials, ...options });
const settle = (promise: Promise<unknown>) => promise.catch((reason: unknown) => reason);

/** Returns the names of the checks that fail. */
export async function listFailures(): Promise<string[]> {
  const sent: string[] = [];
  const log: unknown[] = [];
  const fetch = async (request: Request) => {
    sent.push([request.method, request.redirect, request.headers.get("Authorization"), await request.text()].join(" "));
    if (sent.length === 1) throw new TypeError("fetch failed");
    if (request.method === "DELETE") return new Response(null, { status: 204 });
    return Response.json({ code: 20404, message: "No" }, { status: 404 });
  };
  const client = create({ fetch: retryingFetch({ fetch, delay: 1 }), timeout: 1000 });
  client.http.use(createLogger((entry) => log.push(entry)));
  const factors = client.factors(identity);
  await factors.delete(sid);
  const Metadata = { os: "Edge" };
  const error = await settle(factors.create({ FactorType: "totp", FriendlyName: "Ada & 📱", Metadata }));

  const hanging = create({ fetch: () => new Promise(() => {}), timeout: 20 }).factors(identity);
  const controller = new AbortController();
  const aborted = settle(hanging.fetch(sid, { signal: controller.signal, timeout: Infinity }));
  controller.abort("left");
  const headers = { Location: "https://other.example/" };
  const redirecting = create({ fetch: async () => new Response(null, { status: 307, headers }) }).factors(identity);

  const basic = "Basic QUNhZWFmODI1MDM5ZTFmMjMwNjNjM2JhNDNiN2ZjODNiYTp0w7Zr4oKsbg==";
  const checks = {
    "retries a delete": sent.slice(0, 2).every((request) => request === `DELETE manual ${basic} `),
    "sends a form":
      sent[2] ===
      `POST manual ${basic} FactorType=totp&FriendlyName=Ada+%26+%F0%9F%93%B1&Metadata=%7B%22os%22%3A%22Edge%22%7D`,
    "throws an error of the service": isFactorApiError(error, "NotFound"),
    logs: log.length === 2,
    "ends at the timeout": ((await settle(hanging.fetch(sid))) as Error).name === "TimeoutError",
    "ends with the reason of the signal": (await aborted) === "left",
    "rejects a redirect": isFactorApiError(await settle(redirecting.fetch(sid))),
  };
  return Object.entries(checks).flatMap(([name, isPassed]) => (isPassed ? [] : [name]));
}
