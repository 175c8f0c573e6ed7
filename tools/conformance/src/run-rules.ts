import { RuleFailure, Skipped, Stopped } from "./errors.ts";
import type { Outcome, Rule } from "./rule.ts";
import type { Service } from "./service.ts";
import { type Session, withSession } from "./session.ts";

/** The maximum length of the text of an expected or received value. */
const maxLength = 160;

/** Options for {@link runRules}. */
export interface RunOptions {
  rules: readonly Rule[];
  service: Service;
  /** Called with the URLs of factors that could not be deleted. */
  onUndeleted: (urls: string[]) => void;
}

/**
 * Runs the rules one after the other, so that the service gets one request at a time. Throws a
 * `Stopped` if the service does not respond or the run is interrupted.
 */
export async function* runRules({ rules, service, onUndeleted }: RunOptions): AsyncGenerator<Outcome> {
  for (const rule of rules) yield await runRule(rule, service, onUndeleted);
}

/** Runs a rule, and deletes the factors that it created. Throws a `Stopped` if no other rule can run either. */
export async function runRule(rule: Rule, service: Service, onUndeleted: RunOptions["onUndeleted"]): Promise<Outcome> {
  return withSession(service, onUndeleted, (session) => toOutcome(rule, session));
}

async function toOutcome(rule: Rule, session: Session): Promise<Outcome> {
  try {
    await rule.check(session, session.newUser());
    return { rule, verdict: "passed" };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    const strip = (text: string) => session.secrets.strip(text);
    if (error instanceof Skipped) return { rule, verdict: "skipped", reason: strip(error.message) };
    const { subject, expected, received } = error instanceof RuleFailure ? error : toRuleFailure(error);
    const [wanted, found] = [expected, received].map((text) => shorten(strip(text)));
    return { rule, verdict: "failed", reason: `${strip(subject)}: expected ${wanted}, received ${found}` };
  }
}

/** Converts an error that a rule threw while it read a body with an unexpected structure. */
function toRuleFailure(error: unknown): RuleFailure {
  return new RuleFailure("a response", "a valid body", `an unreadable one, which caused ${error}`);
}

/** Removes the middle of a long text, because an expected and a received text may differ at either end. */
function shorten(text: string): string {
  return text.length > maxLength ? `${text.slice(0, maxLength / 2)}…${text.slice(-maxLength / 2)}` : text;
}
