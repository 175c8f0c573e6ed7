import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test as base } from "@playwright/test";
import type { FactorMock } from "@verify-factors/msw";
import { startFactorServer } from "@verify-factors/server";

/** The app as in production, and the mock of the service that it calls over HTTP. */
interface Servers {
  url: string;
  mock: FactorMock;
}

/** Playwright's `test`, with the app and a mock of the service that is reset before every test. */
export const test = base.extend<{ mock: FactorMock }, { servers: Servers }>({
  servers: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture names from the pattern
    async ({}, use) => {
      const service = await startFactorServer();
      const app = await startApp(service.url);
      await use({ url: app.url, mock: service.mock });
      await app.close();
      await service.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ servers }, use) => use(servers.url),
  mock: [
    async ({ servers: { mock } }, use) => {
      mock.reset();
      await use(mock);
    },
    { auto: true },
  ],
});

/** Starts the app as in production, in its own process. */
async function startApp(baseUrl: string) {
  const app = spawn(process.execPath, ["src/backend/serve.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PORT: "0",
      VERIFY_ACCOUNT_SID: "ACaeaf825039e1f23063c3ba43b7fc83ba",
      VERIFY_AUTH_TOKEN: "any",
      VERIFY_BASE_URL: baseUrl,
      VERIFY_SERVICE_SID: "VA3e213619479a06026d0eabba9adb2513",
    },
  });
  const exit = once(app, "exit");
  const [line] = await Promise.race([once(createInterface(app.stdout), "line"), exit]);
  if (typeof line !== "string") throw new Error("startApp: the app exited before it was ready. See its output above.");
  return {
    url: line.slice(line.indexOf("http")),
    close: async () => {
      app.kill();
      await exit;
    },
  };
}
