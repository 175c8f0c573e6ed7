import { mkdtempDisposable, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFactorServerControl, type FactorServerOptions, startFactorServer } from "@verify-factors/server";
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

const runWithConfig = (text: string) => async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), "verify-factors-"));
  await writeFile(join(folder.path, "mock.json"), text);
  await runCommand("--config", join(folder.path, "mock.json"))().catch((error: Error) => {
    error.message = error.message.replace(folder.path, "");
    throw error;
  });
};

/** Calls the control API of a server. Throws its error. */
const callControl = (call: (control: ReturnType<typeof createFactorServerControl>) => Promise<unknown>) => async () => {
  const server = await startFactorServer({ factors: [{ FactorType: "push" }] });
  try {
    await call(createFactorServerControl(server.url));
  } finally {
    await server.close();
  }
};

/** Sends headers to the control API that `fetch` cannot set. Throws the message of the response. */
const sendToControl = (headers: Record<string, string>) => async () => {
  const server = await startFactorServer({});
  const body = await new Promise<string>((resolve, reject) => {
    const sent = request(`${server.url}/__control__/clock`, { headers }, async (response) => {
      resolve((await Array.fromAsync(response)).join(""));
    });
    sent.on("error", reject).end();
  });
  await server.close();
  throw new Error(JSON.parse(body).message);
};

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
  async () => {
    const server = await startFactorServer({});
    const port = Number(new URL(server.url).port);
    try {
      await start({ port })();
    } catch (error) {
      throw new Error(String((error as Error).message).replace(String(port), "4010"));
    } finally {
      await server.close();
    }
  },
  async () => {
    const server = await startFactorServer({});
    await server.close();
    server.clock.set("yesterday");
  },
  async () => {
    const server = await startFactorServer({});
    await server.close();
    server.clock.advance(Number.POSITIVE_INFINITY);
  },
  () => createFactorServerControl("127.0.0.1:4010"),
  () => createFactorServerControl("http://127.0.0.1:1").reset(),
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
];
