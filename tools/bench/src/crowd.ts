import type { FactorMock } from "@verify-factors/msw";
import type { Contestant } from "./race.ts";
import { type Kind, requestFor } from "./requests.ts";
import { identity } from "./story.ts";

/** How many factors are spread over entities: all belong to one, or ten to each. */
export const spreads = ["one entity", "many entities"] as const;

export type Spread = (typeof spreads)[number];

const perEntity = 10;

/** What a contestant is called. */
export function nameOf(spread: Spread, size: number, kind: Kind): string {
  return `${kind} at ${size} in ${spread}`;
}

function userAt(spread: Spread, index: number): string {
  return spread === "one entity" ? identity : `user-${String(Math.floor(index / perEntity)).padStart(8, "0")}`;
}

/** Puts so many verified factors into a mock. */
export function fill(mock: FactorMock, spread: Spread, size: number): void {
  for (let index = 0; index < size; index += 1) {
    mock.add({ FactorType: "totp", Identity: userAt(spread, index), status: "verified" });
  }
}

/** Sends requests for factors all over the mock; what they leave behind is deleted off the clock, so that sizes stay. */
export function contestant(mock: FactorMock, spread: Spread, size: number, kind: Kind): Contestant {
  const name = nameOf(spread, size, kind);
  const known = mock.factors();
  const expected = kind === "CreateNewFactor" && spread === "one entity" ? 400 : 0;
  let turn = 0;
  let left: string[] = [];
  const prepared = (): Request => {
    // A step that shares no divisor with the sizes, so that it comes everywhere.
    turn += 7919;
    const factor = known[turn % known.length];
    if (!factor) throw new Error("The mock is empty.");
    const stranger = `new-user-${String(turn).padStart(12, "0")}`;
    if (kind === "CreateNewFactor")
      return requestFor(kind, { identity: spread === "one entity" ? identity : stranger });
    if (kind !== "DeleteFactor" && kind !== "VerifyFactor") return requestFor(kind, factor);
    const { sid } = mock.add({ FactorType: "totp", Identity: factor.identity });
    const code = kind === "VerifyFactor" ? mock.code(sid) : undefined;
    return requestFor(kind, { identity: factor.identity, sid, code });
  };
  return {
    name,
    clear: async () => {
      await removeAll(mock, left);
      left = [];
    },
    prepare: (repetitions) => {
      const requests = Array.from({ length: repetitions }, prepared);
      return async () => {
        for (const request of requests) {
          const response = await mock.fetch(request);
          const text = await response.text();
          if (!response.ok && response.status !== expected) throw new Error(`${name}: ${response.status} ${text}`);
          if (kind === "CreateNewFactor" || kind === "VerifyFactor") left.push(text);
        }
      };
    },
  };
}

/** Deletes the factors of these answers. */
async function removeAll(mock: FactorMock, answers: readonly string[]): Promise<void> {
  for (const answer of answers) {
    const { sid, identity: owner } = JSON.parse(answer) as { sid?: string; identity?: string };
    if (sid) await mock.fetch(requestFor("DeleteFactor", { identity: owner, sid }));
  }
}
