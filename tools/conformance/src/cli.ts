import { runCommand } from "./run-command.ts";

const interruption = new AbortController();
process.once("SIGINT", () => interruption.abort());

process.exitCode = await runCommand(process.argv.slice(2), {
  environment: process.env,
  signal: interruption.signal,
  log: console.log,
  error: console.error,
});
