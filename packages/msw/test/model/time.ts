import * as fc from "fast-check";
import { hour } from "../api.ts";
import { createCommand } from "./command.ts";
import { findEntity, type Model } from "./plain/model.ts";
import { aFactor, anEntity } from "./requests.ts";

const second = 1000;
const day = 24 * hour;

/** Returns a later time, such as the time of the next change. Returns `undefined` if there is none. */
type Moment = (model: Model) => number | undefined;

const moments: fc.Arbitrary<Moment> = fc.oneof(
  fc.constantFrom(1, 499, second, 20 * second, 60 * second, hour, 23 * hour).map(
    (step): Moment =>
      (model) =>
        model.now + step,
  ),
  // The next codes of a factor.
  fc.tuple(aFactor, fc.integer({ min: 1, max: 4 })).map(
    ([choose, steps]): Moment =>
      (model) => {
        const factor = choose(model);
        if (factor?.shown.factor_type !== "totp") return undefined;
        const step = Number(factor.shown.config.time_step) * second;
        return (Math.floor(model.now / step) + steps) * step;
      },
  ),
  // The expiry of a factor.
  aFactor.map(
    (choose): Moment =>
      (model) => {
        const factor = choose(model);
        return factor && factor.created + model.setup.timeToLive;
      },
  ),
  // The time after which a creation no longer counts toward the rate limit.
  anEntity.map(
    (entity): Moment =>
      (model) => {
        const ends = findEntity(model, entity)?.creations.map((created) => created + day) ?? [];
        return ends.find((moment) => moment > model.now);
      },
  ),
);

/** Advances the clock, often to just before or after a change. Never sets it back. */
export const passTime = fc.tuple(moments, fc.constantFrom(-1, 0, 1)).map(([find, difference]) =>
  createCommand((model, { clock }) => {
    model.now = Math.max(model.now, (find(model) ?? model.now) + difference);
    clock.now = model.now;
    return { now: model.now };
  }),
);
