/**
 * Returns a hint with the known name that is closest to a misspelled one, or an empty string if none is close.
 *
 * @example
 * ```ts
 * suggest("friendlyName", ["FriendlyName"]); // " (did you mean FriendlyName?)"
 * ```
 */
export function suggest(name: string, known: Iterable<string>): string {
  const distances = [...known].map((word) => ({ word, distance: getDistance(normalize(name), normalize(word)) }));
  const [closest] = distances.sort((a, b) => a.distance - b.distance);
  return closest && closest.distance < Math.min(3, name.length) ? ` (did you mean ${closest.word}?)` : "";
}

/** Ignores case and punctuation, so that `friendly_name` equals `FriendlyName`. Shortens names, to limit the time. */
function normalize(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
}

/** Returns the Levenshtein distance of two names. */
function getDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, character] of [...a].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (row[column - 1] ?? 0) + (character === b[column - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
