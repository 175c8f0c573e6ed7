import * as fc from "fast-check";
import { expect } from "vitest";
import { always } from "./always.ts";
import { everything } from "./commands/everything.ts";
import { begin, beginnings } from "./setups.ts";

always(
  "what happens once more to a mock with the same options is answered the same, byte for byte, headers too",
  15,
  fc.asyncProperty(
    beginnings,
    fc.commands(everything, { maxCommands: 30, size: "max" }),
    async (beginning, commands) => {
      const { model, real } = begin(beginning);
      await fc.asyncModelRun(() => ({ model, real }), commands);
      const again = begin(beginning).real;
      await again.repeat(real);
      expect(again.transcript).toEqual(real.transcript);
      expect(JSON.stringify(again.mock.factors())).toBe(JSON.stringify(real.mock.factors()));
    },
  ),
);
