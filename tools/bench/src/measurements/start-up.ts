import { run } from "../command.ts";
import { compare } from "../compare.ts";
import { atLeast, type Report } from "../report.ts";

/** Measures the time from the import of a client to its first response, in a new process each time. */
export async function measure(rounds = 15): Promise<Report> {
  const start = async (name: string) => {
    const { stdout } = await run(process.execPath, ["src/first-response.ts", name]);
    return { overriddenDuration: Number(stdout) };
  };
  const names = ["ours", "openapi-fetch", "official-sdk"];
  const subjects = names.map((name) => ({ name, run: () => start(name) }));
  const samples = await compare(subjects, rounds);
  return {
    tables: [[["", "to the first response", "× ours"], ...names.map((name) => [name, ...samples.cells(name, "ours")])]],
    goals: [atLeast(1, "our client starts faster than the official SDK", samples.ratio("official-sdk", "ours"))],
  };
}
