/** The longest delay of a timer: 2³¹ − 1 milliseconds. */
export const longestDelay = 2_147_483_647;

/** Throws a `TypeError` for an unknown option. */
export function checkNames(where: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown) throw new TypeError(`${where}: unknown option ${unknown}. Use one of ${known.join(", ")}.`);
}

/** Throws a `TypeError` unless the value is `undefined`, `Infinity` or a valid delay of a timer. */
export function checkTime(where: string, name: string, value: number | undefined): void {
  const isTime = typeof value === "number" && value > 0 && (value <= longestDelay || value === Infinity);
  if (value === undefined || isTime) return;
  throw new TypeError(`${where}: ${name} must be Infinity or a number above 0, up to ${longestDelay} ms.`);
}

/** Throws a `TypeError` for invalid headers. The error that `Headers` throws would repeat the value. */
export function checkHeaders(where: string, headers: object | undefined): void {
  try {
    new Headers(headers as HeadersInit);
  } catch {
    throw new TypeError(`${where}: headers contains an invalid name or value.`);
  }
}

/** Throws a `TypeError` if a value does not match a pattern. Never repeats the value, which may be a misplaced code. */
export function checkPattern(where: string, name: string, pattern: RegExp, value: unknown): void {
  const text = String(value ?? "");
  // Check for a missing value first, because some patterns match the text "undefined".
  if (text && pattern.test(text)) return;
  throw new TypeError(`${where}: ${name} must match ${pattern.source}${text ? "" : ", but is missing"}.`);
}
