import { join } from "node:path";
import { execa, type Options, type ResultPromise } from "execa";
import getPort from "get-port";
import waitPort from "wait-port";

/** The folder of this tool. */
export const benchFolder = join(import.meta.dirname, "..");

/** Runs a command in the folder of this tool, with the tools that are installed there and at the root. */
export const run = execa({ cwd: benchFolder, localDir: benchFolder, preferLocal: true, env: { NO_COLOR: "1" } });

/** Starts a server on a free port and waits until it listens. Throws if it exits first. Disposing `stack` ends it. */
export async function startServer(
  stack: AsyncDisposableStack,
  start: (port: string, options: Options) => ResultPromise,
): Promise<string> {
  const port = await getPort({ host: "127.0.0.1" });
  const server = start(String(port), { stdout: "ignore", stderr: "inherit", reject: false });
  stack.defer(() => void server.kill());
  const exit = server.then(({ command }) => Promise.reject(new Error(`${command}: exited before it listened.`)));
  await Promise.race([exit, waitPort({ host: "127.0.0.1", port, output: "silent" })]);
  exit.catch(() => {});
  return `http://127.0.0.1:${port}`;
}

/** Imports a consumer or generated mocks, which `npm run bundle` bundles for Node. */
// biome-ignore lint/suspicious/noExplicitAny: the types of generated code exist only once it is generated.
export async function importBundle(name: string): Promise<any> {
  return import(`../generated/bundled/${name}.mjs`);
}
