import * as fc from "fast-check";
import { expect } from "vitest";
import { always } from "./always.ts";
import { inTurn, send } from "./commands/command.ts";
import { deleteFactor } from "./commands/delete-factor.ts";
import { passTime, passTimeUntilCreationLeavesWindow } from "./commands/pass-time.ts";
import { crowds, gather, newcomer } from "./crowd.ts";
import { begin, ordinary } from "./setups.ts";

/** What the runs have met. */
const met = new Set<string>();

const createNewFactor = newcomer.map((draft) => send("CreateNewFactor", draft));
const createOnceItMay = fc
  .tuple(passTimeUntilCreationLeavesWindow, createNewFactor)
  .map(([wait, create]) => inTurn(wait, create));
const few = fc.commands([createNewFactor, createNewFactor, createOnceItMay, createOnceItMay, passTime, deleteFactor], {
  maxCommands: 15,
  size: "max",
});

always(
  "near the caps and the rate the mock takes and refuses what the model does",
  25,
  fc.asyncProperty(ordinary, crowds, few, async (beginning, crowd, commands) => {
    const { model, real } = begin(beginning);
    await gather(model, real, crowd);
    await fc.asyncModelRun(() => ({ model, real }), commands);
    for (const outcome of real.outcomes) met.add(outcome);
  }),
  () => expect([...met]).toEqual(expect.arrayContaining(["POST factors 400 60315", "POST factors 429 60326"])),
);
