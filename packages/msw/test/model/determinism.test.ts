import * as fc from "fast-check";
import { expect } from "vitest";
import { checkProperty } from "./check-property.ts";
import { everything } from "./commands/everything.ts";
import { begin, beginnings } from "./setups.ts";

checkProperty(
  "a mock with the same options repeats every response byte for byte",
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
