/** An authenticator app. */
interface CodeGenerator {
  code(options: { at: number }): string;
}

const second = 1000;
const range = 3 * 60 * second;

/** Returns a code of the right length that is invalid at `at`, for every allowed skew and time step. */
export function createWrongCode(authenticator: CodeGenerator, at: number): string {
  const near = new Set<string>();
  for (let time = at - range; time <= at + range; time += 10 * second) {
    near.add(authenticator.code({ at: time }));
  }
  const digits = authenticator.code({ at }).length;
  for (let number = 0; ; number += 1) {
    const code = String(number).padStart(digits, "0");
    if (!near.has(code)) return code;
  }
}
