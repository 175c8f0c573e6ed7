import * as fc from "fast-check";
import { type FactorReference, referred } from "../draft.ts";
import { ada } from "../entities.ts";
import { type EntityPath, entityOf, getCodeSettings, type Model } from "../plain/model.ts";
import { aFactor, anEntity } from "../requests.ts";
import type { Service } from "../service.ts";
import { type Command, command } from "./command.ts";

const second = 1000;
const hour = 60 * 60 * second;
const day = 24 * hour;

/** Milliseconds, or until something is about to change. */
type Wait =
  | { milliseconds: number }
  | { expiryOf: FactorReference }
  | { nextCodeOf: FactorReference; steps: number }
  | { creationLeavesWindowOf: EntityPath };

const wait: fc.Arbitrary<Wait> = fc.oneof(
  fc.constantFrom(1, 499, second, 20 * second, 60 * second).map((milliseconds) => ({ milliseconds })),
  fc.record({ nextCodeOf: aFactor, steps: fc.integer({ min: 1, max: 4 }) }),
  fc.constantFrom(hour, 23 * hour).map((milliseconds) => ({ milliseconds })),
  fc.record({ expiryOf: aFactor }),
  fc.record({ creationLeavesWindowOf: anEntity }),
);

/** Lets time pass, often to just before or after a moment that counts. It never runs backwards. */
export const passTime = passTimeUntil(wait);

/** The same, to where one of an entity's creations no longer counts for its rate. */
export const passTimeUntilCreationLeavesWindow = passTimeUntil(fc.constant({ creationLeavesWindowOf: ada }));

function passTimeUntil(moments: fc.Arbitrary<Wait>): fc.Arbitrary<Command> {
  return fc.record({ until: moments, and: fc.constantFrom(-1, 0, 1) }).map((about) =>
    command("pass time", about, (model, { clock }: Service) => {
      const target = (findTime(model, about.until) ?? model.now) + about.and;
      model.now = Math.max(model.now, target);
      clock.now = model.now;
    }),
  );
}

function findTime(model: Model, until: Wait): number | undefined {
  if ("milliseconds" in until) return model.now + until.milliseconds;
  if ("creationLeavesWindowOf" in until) {
    const moments = entityOf(model, until.creationLeavesWindowOf)?.creations.map((created) => created + day) ?? [];
    return moments.find((moment) => moment > model.now);
  }
  const factor = referred(model, "expiryOf" in until ? until.expiryOf : until.nextCodeOf);
  if (!factor) return undefined;
  if ("expiryOf" in until) return factor.created + model.setup.timeToLive;
  if (factor.shown.factor_type === "push") return undefined;
  const step = getCodeSettings(factor).time_step * second;
  return (Math.floor(model.now / step) + until.steps) * step;
}
