import type * as fc from "fast-check";
import { add } from "./add.ts";
import type { Command } from "./command.ts";
import { createNewFactor } from "./create-new-factor.ts";
import { deleteFactor } from "./delete-factor.ts";
import { fetchFactor } from "./fetch-factor.ts";
import { listFactor, walkList } from "./list-factor.ts";
import { otherMethods } from "./other-methods.ts";
import { passTime } from "./pass-time.ts";
import { reset } from "./reset.ts";
import { guessCodes, updateFactor } from "./update-factor.ts";

const times = (weight: number, command: fc.Arbitrary<Command>) => Array.from({ length: weight }, () => command);

/** All that can happen; what is worth more tries comes more often. */
export const everything = [
  ...times(6, createNewFactor),
  ...times(8, updateFactor),
  ...times(3, listFactor),
  ...times(2, deleteFactor),
  ...times(4, passTime),
  ...times(3, add),
  guessCodes,
  fetchFactor,
  walkList,
  otherMethods,
  reset,
];
