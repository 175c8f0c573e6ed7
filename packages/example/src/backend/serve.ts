import { serve } from "@hono/node-server";
import { createServer } from "./server.ts";
import { readSettings } from "./settings.ts";

try {
  const settings = readSettings(process.env);
  const { fetch } = createServer(settings);
  // Listen only on this machine, because anyone who can reach the demo can sign in as any user.
  const server = serve({ fetch, hostname: "localhost", port: settings.port }, ({ port }) => {
    console.log(`Listening on http://localhost:${port}`);
  });
  server.on("error", ({ message }) => {
    console.error(message);
    process.exitCode = 1;
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
