/**
 * Returns a hint with the known name that is closest to a misspelled one, or an empty string if none is close.
 *
 * @example
 * ```ts
 * suggest("friendlyName", ["FriendlyName"]); // " (did you mean FriendlyName?)"
 * ```
 */
export function suggest(name: string, known: Iterable<string>): string {
  const distances = [...known].map((other) => ({ other, distance: getDistance(normalize(name), normalize(other)) }));
  const [closest] = distances.sort((one, two) => one.distance - two.distance);
  return closest && closest.distance <= 2 ? ` (did you mean ${closest.other}?)` : "";
}

/** Removes case and punctuation, so that `friendly_name` is close to `FriendlyName`. Shortens very long names. */
function normalize(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/** Returns the Levenshtein distance of two names. */
function getDistance(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (const [index, character] of [...one].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= two.length; column += 1) {
      const substitution = (row[column - 1] ?? 0) + (character === two[column - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
