import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test as base } from "@playwright/test";
import type { FactorMock } from "@verify-factors/msw";
import { startFactorServer } from "@verify-factors/server";

/** Everything behind the page: the app as it is served in production, and the service mocked over HTTP. */
interface Stack {
  url: string;
  mock: FactorMock;
}

/** Playwright's `test`, with the whole app running and a service that is empty at the start of every test. */
export const test = base.extend<{ mock: FactorMock }, { stack: Stack }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from it
    async ({}, use) => {
      const service = await startFactorServer();
      const app = await startApp(service.url);
      await use({ url: app.url, mock: service.mock });
      await app.close();
      await service.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ stack }, use) => use(stack.url),
  mock: async ({ stack: { mock } }, use) => {
    mock.reset();
    await use(mock);
  },
});

/** Runs the app as production does, in a process of its own. */
async function startApp(baseUrl: string) {
  const app = spawn(process.execPath, ["src/backend/serve.ts"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PORT: "0",
      SESSION_SECRET: "a secret of the tests, thirty-two characters and more",
      VERIFY_ACCOUNT_SID: "ACaeaf825039e1f23063c3ba43b7fc83ba",
      VERIFY_AUTH_TOKEN: "any",
      VERIFY_BASE_URL: baseUrl,
      VERIFY_SERVICE_SID: "VA3e213619479a06026d0eabba9adb2513",
    },
  });
  const [line] = (await once(createInterface(app.stdout), "line")) as [string];
  return {
    url: line.slice(line.indexOf("http")),
    close: async () => {
      app.kill();
      await once(app, "exit");
    },
  };
}
