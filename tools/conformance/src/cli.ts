// Asks a service that speaks the API about every rule, and tells what it found. Exit code 0: nothing is contradicted; 1:
// something is; 2: nothing could be tried, or not all; 130: interrupted.
import { setTimeout as pause } from "node:timers/promises";
import { checkAccess } from "./access.ts";
import { readArguments } from "./arguments.ts";
import { conform } from "./conform.ts";
import { readCredentials } from "./credentials.ts";
import { Stopped, Unreachable } from "./interruption.ts";
import { lineOf, summaryOf } from "./report.ts";
import type { Outcome } from "./rule.ts";
import { rules } from "./rules.ts";
import type { Service } from "./service.ts";
import { usage, WrongUsage } from "./usage.ts";

const patience = 30_000;
const interruption = new AbortController();

async function main(words: string[]): Promise<number> {
  const service: Service = {
    ...readArguments(words),
    credentials: readCredentials(process.env),
    // Nobody else shall see the credentials, so no redirect is followed.
    send: (request) => fetch(request, { redirect: "manual", signal: AbortSignal.timeout(patience) }),
    pause: async (milliseconds) => void (await pause(milliseconds)),
    signal: interruption.signal,
  };
  const onLeft = (addresses: string[]) => console.error(`    could not be deleted: ${addresses.join(", ")}`);
  await checkAccess(service, onLeft);
  const outcomes: Outcome[] = [];
  for await (const outcome of conform({ rules, service, onLeft })) {
    outcomes.push(outcome);
    console.log(lineOf(outcome));
  }
  console.log(`\n${summaryOf(outcomes)}`);
  return outcomes.some(({ verdict }) => verdict === "contradicted") ? 1 : 0;
}

process.once("SIGINT", () => interruption.abort());

if (process.argv.includes("--help")) {
  console.log(usage);
} else {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    const expected = [WrongUsage, Stopped, Unreachable].some((type) => error instanceof type);
    if (!expected) throw error;
    console.error((error as Error).message);
    if (error instanceof WrongUsage) console.error("npm run conform -- --help shows how it is called.");
    process.exitCode = interruption.signal.aborted ? 130 : 2;
  }
}
