import { styleText } from "node:util";
import type { Outcome } from "./rule.ts";

const colours = { confirmed: "green", contradicted: "red", "not reachable": "yellow" } as const;

/** An outcome as one line, or two. */
export function lineOf(outcome: Outcome): string {
  const { rule, verdict } = outcome;
  const head = `${String(rule.number).padStart(2)}  ${rule.subject}: ${styleText(colours[verdict], verdict)}`;
  if (verdict === "contradicted") return `${head}\n    ${outcome.why}`;
  if (verdict === "not reachable") return `${head}, ${outcome.why}`;
  return "unseen" in rule ? `${head}, all but ${rule.unseen}` : head;
}

/** How many rules came to what. */
export function summaryOf(outcomes: readonly Outcome[]): string {
  return Object.keys(colours)
    .map((verdict) => `${outcomes.filter((outcome) => outcome.verdict === verdict).length} ${verdict}`)
    .join(", ");
}
