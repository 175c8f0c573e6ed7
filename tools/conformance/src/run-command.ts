import { checkAccess, parseArguments, readCredentials, usage } from "./command-line.ts";
import { Skipped, Stopped, UsageError } from "./errors.ts";
import { formatOutcome, formatSummary } from "./report.ts";
import type { Outcome } from "./rule.ts";
import { rules } from "./rules.ts";
import { runRules } from "./run-rules.ts";
import type { Service } from "./service.ts";

const requestTimeout = 30_000;

/** The parts of a process that the command uses. */
export interface CommandContext {
  environment: NodeJS.ProcessEnv;
  /** Stops the run. The created factors are still deleted. */
  signal: AbortSignal;
  log(text: string): void;
  error(text: string): void;
  /**
   * Waits until the service's clock has advanced by some milliseconds.
   *
   * @default real time
   */
  wait?: Service["wait"];
}

/**
 * Checks a service against every rule. Returns the exit code: 0 if no rule failed, 1 if a rule failed, 2 if the rules
 * could not run, 130 if interrupted.
 */
export async function runCommand(args: string[], context: CommandContext): Promise<number> {
  if (args.includes("--help")) {
    context.log(usage);
    return 0;
  }
  try {
    return await checkService(args, context);
  } catch (error) {
    const expected = [UsageError, Stopped, Skipped].some((type) => error instanceof type);
    if (!expected) throw error;
    context.error((error as Error).message);
    if (error instanceof UsageError) context.error("Run npm run conform -- --help to see the options.");
    return context.signal.aborted ? 130 : 2;
  }
}

async function checkService(args: string[], { environment, signal, wait, log, error }: CommandContext) {
  const service: Service = {
    ...parseArguments(args),
    credentials: readCredentials(environment),
    // Do not follow redirects, which could send the credentials to another host.
    send: (request) => fetch(request, { redirect: "manual", signal: AbortSignal.timeout(requestTimeout) }),
    signal,
    ...(wait && { wait }),
  };
  const onUndeleted = (urls: string[]) =>
    error(`Could not delete these factors: ${urls.join(", ")}. Delete them yourself.`);
  await checkAccess(service, onUndeleted);
  const outcomes: Outcome[] = [];
  for await (const outcome of runRules({ rules, service, onUndeleted })) {
    outcomes.push(outcome);
    log(formatOutcome(outcome));
  }
  log(`\n${formatSummary(outcomes)}`);
  return outcomes.some(({ verdict }) => verdict === "failed") ? 1 : 0;
}
