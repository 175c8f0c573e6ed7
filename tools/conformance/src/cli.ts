// Checks a service against every rule. Exit code 0: no rule failed. 1: some did. 2: not every rule could run.
// 130: interrupted.
import { checkAccess, parseArguments, readCredentials, usage } from "./command-line.ts";
import { Skipped, Stopped, UsageError } from "./errors.ts";
import { formatOutcome, formatSummary } from "./report.ts";
import type { Outcome } from "./rule.ts";
import { rules } from "./rules.ts";
import { runRules } from "./run-rules.ts";
import type { Service } from "./service.ts";

const requestTimeout = 30_000;
const interruption = new AbortController();

async function main(args: string[]): Promise<number> {
  const service: Service = {
    ...parseArguments(args),
    credentials: readCredentials(process.env),
    // A redirect would take the credentials to another host.
    send: (request) => fetch(request, { redirect: "manual", signal: AbortSignal.timeout(requestTimeout) }),
    signal: interruption.signal,
  };
  const onLeft = (urls: string[]) => console.error(`    could not be deleted: ${urls.join(", ")}`);
  await checkAccess(service, onLeft);
  const outcomes: Outcome[] = [];
  for await (const outcome of runRules({ rules, service, onLeft })) {
    outcomes.push(outcome);
    console.log(formatOutcome(outcome));
  }
  console.log(`\n${formatSummary(outcomes)}`);
  return outcomes.some(({ verdict }) => verdict === "failed") ? 1 : 0;
}

process.once("SIGINT", () => interruption.abort());

if (process.argv.includes("--help")) {
  console.log(usage);
} else {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    const expected = [UsageError, Stopped, Skipped].some((type) => error instanceof type);
    if (!expected) throw error;
    console.error((error as Error).message);
    if (error instanceof UsageError) console.error("Run npm run conform -- --help to see the options.");
    process.exitCode = interruption.signal.aborted ? 130 : 2;
  }
}
