import type { Api } from "@verify-factors/testing/api";
import type { Session } from "./session.ts";

/** A rule of the API, and requests that check it. */
export interface Rule {
  /** Its number in `spec/RULINGS.md`. */
  readonly ruling: number;
  readonly title: string;
  /** Throws a `RuleFailure` if a response does not conform. `api` calls the operations as a new user. */
  check(session: Session, api: Api): Promise<void>;
}

/** Creates a rule from the number of its ruling, its title, and its check. */
export function rule(ruling: number, title: string, check: Rule["check"]): Rule {
  return { ruling, title, check };
}

/** The result of one rule. */
export type Outcome =
  | { readonly rule: Rule; readonly verdict: "passed" }
  | { readonly rule: Rule; readonly verdict: "failed" | "skipped"; readonly reason: string };
