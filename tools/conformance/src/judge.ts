import { Contradiction, Stopped, Unreachable } from "./interruption.ts";
import type { Outcome, Rule, VisibleRule } from "./rule.ts";
import type { Service } from "./service.ts";
import { Visit } from "./visit.ts";

const longest = 240;

/**
 * Tries one rule and leaves nothing behind, whatever happens. Throws a `Stopped` when no other rule can be tried
 * either. What could not be deleted is told to `onLeft`.
 */
export async function judge(rule: Rule, service: Service, onLeft: (addresses: string[]) => void): Promise<Outcome> {
  if ("invisible" in rule) return { rule, verdict: "not reachable", why: rule.invisible };
  if (rule.expensive && !service.thorough) {
    return { rule, verdict: "not reachable", why: `${rule.expensive}; --thorough tries it` };
  }
  const visit = new Visit(service);
  try {
    return await attempt(rule, visit);
  } finally {
    const left = await visit.leave();
    if (left.length > 0) onLeft(left);
  }
}

async function attempt(rule: VisibleRule, visit: Visit): Promise<Outcome> {
  try {
    await rule.check(visit);
    return { rule, verdict: "confirmed" };
  } catch (error) {
    if (error instanceof Stopped) throw error;
    const text = error instanceof Contradiction || error instanceof Unreachable ? error.message : unreadable(error);
    const why = visit.secrets.strip(text);
    const verdict = error instanceof Unreachable ? "not reachable" : "contradicted";
    return { rule, verdict, why: why.length > longest ? `${why.slice(0, longest)}…` : why };
  }
}

/** An answer of quite another form than the API's makes its reader stumble. */
function unreadable(error: unknown): string {
  return `expected an answer in the form of the API, came one that cannot be read: ${error}`;
}
