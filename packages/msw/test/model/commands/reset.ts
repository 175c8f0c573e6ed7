import * as fc from "fast-check";
import type { Model } from "../plain/model.ts";
import type { Service } from "../service.ts";
import { type Planted, plant } from "./add.ts";
import { chosenIn, command } from "./command.ts";

/** Back to the factors that the service began with. */
export const reset = fc.constant(
  command("reset", {}, (model, service) => {
    service.reset();
    restart(model, service, service.initial);
  }),
);

/** Makes the model forget everything but the factors that the service begins with. */
export function restart(model: Model, { mock }: Service, initial: readonly Planted[]): void {
  model.entities = [];
  model.factors = [];
  const shown = mock.factors();
  for (const one of initial) plant(model, one, chosenIn(shown.find(({ sid }) => sid === one.sid)));
}
