import { judge } from "./judge.ts";
import type { Outcome, Rule } from "./rule.ts";
import type { Service } from "./service.ts";

/** How the suite is run. */
export interface ConformOptions {
  rules: readonly Rule[];
  service: Service;
  /** Called with the addresses of factors that could not be deleted. */
  onLeft: (addresses: string[]) => void;
}

/**
 * Tries one rule after the other, so that a real service has no more than one request at a time. Throws a `Stopped` when
 * nothing answers, or when it was told to stop.
 */
export async function* conform({ rules, service, onLeft }: ConformOptions): AsyncGenerator<Outcome> {
  for (const rule of rules) yield await judge(rule, service, onLeft);
}
