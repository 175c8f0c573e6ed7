import type { Visit } from "./visit.ts";

/** A rule of the API that requests can show: its number in our list of decisions, and one function that tries it. */
export interface VisibleRule {
  readonly number: number;
  readonly subject: string;
  /** Why it is tried only on demand, such as how much it creates. */
  readonly expensive?: string;
  /** What of it no request can show. */
  readonly unseen?: string;
  /** Asks the service; throws a `Contradiction` when an answer is not what the rule says. */
  check(visit: Visit): Promise<void>;
}

/** A rule that no request can show. */
export interface InvisibleRule {
  readonly number: number;
  readonly subject: string;
  /** Why not. */
  readonly invisible: string;
  /** The file of this repository that holds it instead: a test of the mock, or the description. */
  readonly heldBy: string;
}

/** A rule of the API. */
export type Rule = VisibleRule | InvisibleRule;

/** What a rule came to. `why` says what was expected and what came, or what was in the way. */
export type Outcome =
  | { rule: Rule; verdict: "confirmed" }
  | { rule: Rule; verdict: "contradicted" | "not reachable"; why: string };
