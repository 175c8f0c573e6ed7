/** What shows codes: an authenticator app. */
interface Shower {
  code(options: { at: number }): string;
}

const second = 1000;
const reach = 3 * 60 * second;

/** A code of the right length that is none of those around a moment, whatever skew and time step are. */
export function wrongCode(authenticator: Shower, at: number): string {
  const near = new Set<string>();
  for (let moment = at - reach; moment <= at + reach; moment += 10 * second) {
    near.add(authenticator.code({ at: moment }));
  }
  const digits = authenticator.code({ at }).length;
  for (let number = 0; ; number += 1) {
    const code = String(number).padStart(digits, "0");
    if (!near.has(code)) return code;
  }
}
