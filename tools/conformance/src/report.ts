import { styleText } from "node:util";
import type { Outcome } from "./rule.ts";

const colors = { passed: "green", failed: "red", skipped: "yellow" } as const;

/** Formats an outcome as one line, or as two if the rule failed. */
export function formatOutcome(outcome: Outcome): string {
  const { rule, verdict } = outcome;
  const line = `${String(rule.ruling).padStart(2)}  ${rule.title}: ${styleText(colors[verdict], verdict)}`;
  if (verdict === "passed") return line;
  return verdict === "failed" ? `${line}\n    ${outcome.reason}` : `${line}, ${outcome.reason}`;
}

/** Counts the outcomes by verdict. */
export function formatSummary(outcomes: readonly Outcome[]): string {
  return Object.keys(colors)
    .map((verdict) => `${outcomes.filter((outcome) => outcome.verdict === verdict).length} ${verdict}`)
    .join(", ");
}
