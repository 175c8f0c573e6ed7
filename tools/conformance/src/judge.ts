import { Contradiction, Stopped, Unreachable } from "./interruption.ts";
import type { Outcome, Rule, VisibleRule } from "./rule.ts";
import type { Service } from "./service.ts";
import { Visit } from "./visit.ts";

const longest = 160;

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
    if (error instanceof Unreachable)
      return { rule, verdict: "not reachable", why: visit.secrets.strip(error.message) };
    const { what, expected, came } = error instanceof Contradiction ? error : unreadable(error);
    const [wanted, found] = [expected, came].map((text) => shortened(visit.secrets.strip(text)));
    const why = `${visit.secrets.strip(what)}: expected ${wanted}, came ${found}`;
    return { rule, verdict: "contradicted", why };
  }
}

/** An answer of quite another form than the API's makes its reader stumble. */
function unreadable(error: unknown): Contradiction {
  return new Contradiction("an answer", "the form of the API", `what cannot be read, ${error}`);
}

/** Two long texts may differ at either end. */
function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest / 2)}…${text.slice(-longest / 2)}` : text;
}
