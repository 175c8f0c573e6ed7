import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createFactorMock } from "@verify-factors/msw";
import { contestant, fill, nameOf, type Spread, spreads } from "../crowd.ts";
import { growthPicture, type Point } from "../growth-picture.ts";
import { bench } from "../places.ts";
import { type Contestant, race, sumOf } from "../race.ts";
import type { Measurement } from "../report.ts";
import { type Kind, kinds } from "../requests.ts";
import { ratioOf, ratioText, spreadOf, timeText } from "../statistics.ts";

const sizes = [100, 1000, 10_000, 100_000];
const picture = "growth.svg";

/** What a request costs when the mock holds many factors, and what a factor costs to hold. */
export const measure: Measurement = async (run) => {
  const chosen = run.quick ? sizes.slice(0, 3) : sizes;
  const memory: string[][] = [];
  // The first factors would be charged with the code that makes them.
  fill(createFactorMock(), "one entity", 1000);
  const contestants: Contestant[] = [];
  for (const spread of spreads) {
    for (const size of chosen) {
      run.progress(`filling: ${size} factors in ${spread}`);
      const before = heap();
      const mock = createFactorMock();
      fill(mock, spread, size);
      // Below that it is noise.
      if (size >= 1000) memory.push([spread, String(size), `${((heap() - before) / size / 1000).toFixed(2)} kB`]);
      contestants.push(...kinds.map((kind) => contestant(mock, spread, size, kind)));
    }
  }
  const [rounds, duration] = run.quick ? [7, 20] : [40, 40];
  const times = await race(contestants, { ...run, clock: "processor", rounds, duration, warmUps: 4 });

  const of = (spread: Spread, size: number, kind: Kind) => sumOf(times, [nameOf(spread, size, kind)]);
  const [smallest = 0] = chosen;
  const largest = chosen.at(-1) ?? 0;
  const points: Point[] = spreads.flatMap((spread) =>
    kinds.flatMap((kind) =>
      chosen.map((factors) => ({
        spread,
        kind,
        factors,
        microseconds: spreadOf(of(spread, factors, kind)).median * 1000,
      })),
    ),
  );
  const growth = spreads.flatMap((spread) =>
    kinds.map((kind) => ({ spread, kind, ratio: ratioOf(of(spread, largest, kind), of(spread, smallest, kind)) })),
  );
  const worst = growth.reduce((a, b) => (b.ratio.median > a.ratio.median ? b : a));
  if (!run.quick) await writeFile(join(bench, picture), await growthPicture(points));
  return {
    title: "Mock: growth",
    method: `One mock per size and spread, all in one process, through \`mock.fetch\`. \`one entity\`: all factors belong to one user; \`many entities\`: ten to each. Lists are of 50. ${rounds} rounds.`,
    tables: [
      {
        rows: [
          ["", "kind", ...chosen.map((size) => `${size} factors`), `${largest} : ${smallest}`],
          ...growth.map(({ spread, kind, ratio }) => [
            spread,
            kind,
            ...chosen.map((size) => timeText(spreadOf(of(spread, size, kind)).median)),
            ratioText(ratio),
          ]),
        ],
      },
      { title: "Memory:", rows: [["", "factors", "heap per factor"], ...memory] },
    ],
    goals: [
      {
        goal: "flat: no kind more than 1.3 × from the smallest to the largest",
        measured: `${ratioText(worst.ratio)}, ${worst.kind} in ${worst.spread}`,
        met: worst.ratio.median <= 1.3,
      },
    ],
    notes: [
      "A CreateNewFactor in one entity is refused (60315), since no entity may have that many; the refusal is what is timed. The factors themselves are put in with `mock.add`, past the limits. `VerifyFactor` is the UpdateFactor that confirms an enrolment.",
    ],
    picture: { file: picture, alt: "Microseconds per request by number of factors, a line per operation." },
  };
};

/** Bytes in use, once what nobody needs is gone. */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
