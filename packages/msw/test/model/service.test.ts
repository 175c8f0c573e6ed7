import * as fc from "fast-check";
import { expect } from "vitest";
import { checkProperty } from "./check-property.ts";
import { allCommands } from "./commands.ts";
import { beginnings, createModelAndMock } from "./setups.ts";

/** The outcomes of all runs: method, resource, status, error code or status of the factor. */
const met = new Set<string>();

const outcomes = [
  ...["200", "400 60200", "401 20003", "404 20404"].map((outcome) => `GET factors ${outcome}`),
  ...["201", "400 20001", "400 60200", "400 60314", "401 20003", "404 20404"].map(
    (outcome) => `POST factors ${outcome}`,
  ),
  ...["400 60315", "409 60317", "429 60326"].map((outcome) => `POST factors ${outcome}`),
  ...["200 unverified", "200 verified", "400 60200", "401 20003", "404 20404"].flatMap((outcome) => [
    `GET factor ${outcome}`,
    `POST factor ${outcome}`,
  ]),
  ...["400 20001", "400 60383", "403 60311", "429 60310"].map((outcome) => `POST factor ${outcome}`),
  ...["204", "400 60200", "401 20003", "404 20404"].map((outcome) => `DELETE factor ${outcome}`),
  ...["factors", "factor"].flatMap((resource) => [`PUT ${resource} 405 20004`, `OPTIONS ${resource} 204`]),
];

checkProperty(
  "matches the model in every response and factor",
  100,
  fc.asyncProperty(
    beginnings,
    fc.commands(allCommands, { maxCommands: 40, size: "max" }),
    async (beginning, commands) => {
      const { model, real } = createModelAndMock(beginning);
      await fc.asyncModelRun(() => ({ model, real }), commands);
      for (const outcome of real.outcomes) met.add(outcome);
    },
  ),
  () => expect(outcomes.filter((outcome) => !met.has(outcome))).toEqual([]),
);
