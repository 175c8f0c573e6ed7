import * as fc from "fast-check";
import { expect } from "vitest";
import { checkProperty } from "./check-property.ts";
import { inTurn, send } from "./commands/command.ts";
import { deleteFactor } from "./commands/delete-factor.ts";
import { passTime, passTimeUntilCreationLeavesWindow } from "./commands/pass-time.ts";
import { crowds, fillEntity, newFactorRequest } from "./crowd.ts";
import { begin, ordinary } from "./setups.ts";

/** The outcomes of all runs. */
const met = new Set<string>();

const createNewFactor = newFactorRequest.map((draft) => send("CreateNewFactor", draft));
const createOnceItMay = fc
  .tuple(passTimeUntilCreationLeavesWindow, createNewFactor)
  .map(([wait, create]) => inTurn(wait, create));
const few = fc.commands([createNewFactor, createNewFactor, createOnceItMay, createOnceItMay, passTime, deleteFactor], {
  maxCommands: 15,
  size: "max",
});

checkProperty(
  "near the caps and the rate, the mock agrees with the model",
  25,
  fc.asyncProperty(ordinary, crowds, few, async (beginning, crowd, commands) => {
    const { model, real } = begin(beginning);
    await fillEntity(model, real, crowd);
    await fc.asyncModelRun(() => ({ model, real }), commands);
    for (const outcome of real.outcomes) met.add(outcome);
  }),
  () => expect([...met]).toEqual(expect.arrayContaining(["POST factors 400 60315", "POST factors 429 60326"])),
);
