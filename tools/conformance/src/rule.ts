import type { Session } from "./session.ts";

/** A rule of the API, as requests and responses show it. */
export interface Rule {
  /** Its number in `spec/RULINGS.md`. */
  readonly ruling: number;
  readonly title: string;
  /** The things that the rule creates. Set if they are too many to create unless asked. */
  readonly thorough?: string;
  /** Throws a `RuleFailure` if a response is not what the rule says. */
  check(session: Session): Promise<void>;
}

/** The result of one rule. */
export type Outcome =
  | { readonly rule: Rule; readonly verdict: "passed" }
  | { readonly rule: Rule; readonly verdict: "failed" | "skipped"; readonly reason: string };
