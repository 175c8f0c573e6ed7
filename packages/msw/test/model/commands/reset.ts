import * as fc from "fast-check";
import type { Model } from "../plain/model.ts";
import type { Service } from "../service.ts";
import { type SeededFactor, seedFactor } from "./add.ts";
import { command, readChosen } from "./command.ts";

/** Back to the factors that the service began with. */
export const reset = fc.constant(
  command("reset", {}, (model, service) => {
    service.reset();
    restart(model, service, service.initial);
  }),
);

/** Resets the model to the initial factors. */
export function restart(model: Model, { mock }: Service, initial: readonly SeededFactor[]): void {
  model.entities = [];
  model.factors = [];
  const shown = mock.factors();
  for (const one of initial) seedFactor(model, one, readChosen(shown.find(({ sid }) => sid === one.sid)));
}
