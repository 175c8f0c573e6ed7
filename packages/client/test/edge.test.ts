import { EdgeVM } from "@edge-runtime/vm";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** A page of code as an edge function would be deployed: one bundle, no module of Node, and nothing from outside. */
async function bundle(code: string): Promise<string> {
  const result = await build({
    stdin: { contents: code, resolveDir: import.meta.dirname, loader: "ts" },
    bundle: true,
    format: "iife",
    platform: "browser",
    write: false,
  });
  return result.outputFiles[0]?.text ?? "";
}

test("an edge runtime signs in, encodes, pages and throws as Node does", async () => {
  const code = await bundle(`
    import { createFactorClient, isFactorApiError } from "@verify-factors/client";
    import { retryingFetch } from "@verify-factors/client/retry";

    const sent: string[] = [];
    const fetch = async (request: Request) => {
      sent.push(request.method + " " + request.headers.get("Authorization") + " " + (await request.text()));
      if (request.method === "POST") return Response.json({ sid: "YF" }, { status: 201 });
      return Response.json({ code: 20404, message: "No", more_info: "", status: 404 }, { status: 404 });
    };
    const client = createFactorClient({
      serviceSid: "VA3e213619479a06026d0eabba9adb2513",
      credentials: { accountSid: "ACaeaf825039e1f23063c3ba43b7fc83ba", authToken: "t\u00f6k\u20acn" },
      fetch: retryingFetch({ fetch }),
      timeout: 1000,
    });
    const factors = client.factors("ff483d1ff591898a9942916050d2ca3f");
    globalThis.outcome = (async () => {
      await factors.create({ FactorType: "totp", FriendlyName: "Ada & \u{1F4F1}", Metadata: { os: "Edge" } });
      const error = await factors.page().catch((reason: unknown) => reason);
      return JSON.stringify({ sent, refused: isFactorApiError(error, 20404) });
    })();
  `);
  const edge = new EdgeVM();
  edge.evaluate(code);
  const { sent, refused } = JSON.parse(await edge.evaluate<Promise<string>>("outcome")) as {
    sent: string[];
    refused: boolean;
  };
  const basic = `Basic ${Buffer.from("ACaeaf825039e1f23063c3ba43b7fc83ba:t\u00f6k\u20acn").toString("base64")}`;
  expect(sent).toEqual([
    `POST ${basic} FactorType=totp&FriendlyName=Ada+%26+%F0%9F%93%B1&Metadata=%7B%22os%22%3A%22Edge%22%7D`,
    `GET ${basic} `,
  ]);
  expect(refused).toBe(true);
});
