/** Matches the three formats of an HTTP date (RFC 9110, 5.6.7). The `asctime` format has no time zone. */
const httpDate = /^[A-Z][a-z]{2,8},? [\w -]+ \d\d:\d\d:\d\d( GMT| \d{4})$/;

/**
 * Parses a `Retry-After` header into whole seconds from now. Returns `undefined` if it is neither a number of seconds
 * nor an HTTP date.
 *
 * @see RFC 9110, 10.2.3
 */
export function parseRetryAfter(header: string | null): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,10}$/.test(text)) return Number(text);
  const time = httpDate.test(text) ? Date.parse(text.replace(/( GMT)?$/, " GMT")) : NaN;
  return Number.isNaN(time) ? undefined : Math.max(0, Math.ceil((time - Date.now()) / 1000));
}
