import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import {
  createFactorServerControl,
  type FactorServer,
  type FactorServerOptions,
  startFactorServer,
} from "@verify-factors/server";
import { vi } from "vitest";
import { run } from "../../../../packages/server/dist/cli/run.js";

const start = (options: object) => async () => (await startFactorServer(options as FactorServerOptions)).close();

/** Runs the command line. Throws the text that it prints on stderr. */
const runCommand =
  (...args: string[]) =>
  async () => {
    let printed = "";
    const stderr = { write: (text: string) => (printed += text) };
    const code = await run(args, { stderr, stdout: { on: () => {} }, once: () => {} } as never);
    throw Object.assign(new Error(printed.trim()), { name: `exit code ${code}` });
  };

const runWithConfig = (config: string) => async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "verify-factors-"));
  await writeFile(join(folder.path, "mock.json"), config);
  await runCommand("--config", join(folder.path, "mock.json"))().catch((error: Error) => {
    error.message = error.message.replace(folder.path, "");
    throw error;
  });
};

/** Runs `use` with a server, and then closes the server. */
const withServer = (use: (server: FactorServer) => unknown) => async () => {
  const server = await startFactorServer({ factors: [{ FactorType: "push" }] });
  try {
    await use(server);
  } finally {
    await server.close();
  }
};

/** Calls the control API of a server. Throws its error. */
const callControl = (call: (control: ReturnType<typeof createFactorServerControl>) => Promise<unknown>) =>
  withServer(({ url }) => call(createFactorServerControl(url)));

/** Sends headers to the control API that `fetch` cannot set. Throws the message of the response. */
const sendToControl = (headers: Record<string, string>) =>
  withServer(async ({ url }) => {
    const body = await new Promise<string>((resolve, reject) => {
      const sent = request(`${url}/__control__/clock`, { headers }, (response) => resolve(text(response)));
      sent.on("error", reject).end();
    });
    throw new Error(JSON.parse(body).message);
  });

/** Calls that fail, each with another message of the server, its control API or its command line. */
export const serverTriggers = [
  start({
    baseUrl: "/a#x",
    port: -1,
    host: "",
    allowedHosts: ["a:1"],
    publicUrl: "x",
    maxBodySize: -1,
    log: 1,
    now: 1,
  }),
  start({ host: "192.0.2.1" }),
  withServer(async ({ url }) => {
    const { port } = new URL(url);
    await start({ port: Number(port) })().catch((error: Error) => {
      throw new Error(error.message.replace(port, "4010"));
    });
  }),
  withServer(({ clock }) => clock.set("yesterday")),
  withServer(({ clock }) => clock.advance(Number.POSITIVE_INFINITY)),
  () => createFactorServerControl("127.0.0.1:4010"),
  () => createFactorServerControl("http://127.0.0.1:1").reset(),
  async () => {
    vi.stubGlobal("fetch", async () => new Response("<html>"));
    await createFactorServerControl("http://127.0.0.1:5173")
      .factors()
      .finally(() => vi.unstubAllGlobals());
  },
  callControl(({ code }) => code(`YF02${"a".repeat(30)}`)),
  callControl(({ respond }) => respond("ListFactor", 418 as never)),
  callControl(({ respond }) => respond("ListFactor", 200, { times: 0 })),
  callControl(({ add }) => add({ FactorType: "totp", FriendlyName: "" })),
  callControl(({ setClock }) => setClock("yesterday")),
  sendToControl({ Host: "rebound.test" }),
  sendToControl({ Origin: "https://elsewhere.test" }),
  runCommand("--colour"),
  runCommand("4010"),
  runCommand("--port"),
  runCommand("--port", "eighty"),
  runCommand("--config="),
  runCommand("--config", "/nowhere/mock.json"),
  runCommand("--public-url", "https://verify.test/api"),
  runWithConfig("[]"),
  runWithConfig("{"),
  runWithConfig('{ "host": 5 }'),
  runWithConfig('{ "strct": true }'),
  runWithConfig('{ "factors": [{ "FactorType": "push" }, { "FactorType": "totp", "Config.Skew": "1" }] }'),
];
