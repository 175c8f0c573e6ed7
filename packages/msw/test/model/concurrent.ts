import { isDeepStrictEqual } from "node:util";
import type * as fc from "fast-check";
import { vi } from "vitest";
import { readChosen } from "./command.ts";
import type { Call, ModelResponse } from "./plain/call.ts";
import { getExpectedResponse } from "./plain/expected.ts";
import { factorAt } from "./plain/fetch-factor.ts";
import { allFactors, type Model } from "./plain/model.ts";
import type { Service } from "./service.ts";

/** A call, or that somebody resets the service meanwhile. */
export type Action = Call | "reset";

/**
 * Does everything at once. A scheduler says when each action begins, when its body arrives, and when cryptography is done;
 * without one, all of them go in step.
 */
export async function atOnce(
  service: Service,
  actions: readonly Action[],
  scheduler: fc.Scheduler | undefined,
): Promise<(ModelResponse | "reset")[]> {
  if (scheduler) delayCryptography(scheduler);
  const perform = async (action: Action) => {
    await scheduler?.schedule(Promise.resolve(), JSON.stringify(action));
    if (action !== "reset") return service.send(action, scheduler && ((text) => delayBody(scheduler, text)));
    service.mock.reset();
    return action;
  };
  try {
    const responses = Promise.all(actions.map(perform));
    return await (scheduler ? scheduler.waitFor(responses) : responses);
  } finally {
    vi.restoreAllMocks();
  }
}

function delayCryptography(scheduler: fc.Scheduler): void {
  for (const name of ["importKey", "verify"] as const) {
    const original = crypto.subtle[name].bind(crypto.subtle) as (...args: unknown[]) => Promise<never>;
    const begun = (...args: unknown[]) => {
      const outcome = original(...args);
      // Nobody may look at a failure before the scheduler lets go of it.
      outcome.catch(() => {});
      return outcome;
    };
    vi.spyOn(crypto.subtle, name).mockImplementation(scheduler.scheduleFunction(begun));
  }
}

function delayBody(scheduler: fc.Scheduler, text: string): ReadableStream {
  return new ReadableStream({
    pull: async (controller) => {
      await scheduler.schedule(Promise.resolve(), "body");
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}

/** Returns true if the model gives the same responses and the same result for some order of the calls. */
export function hasOrder(
  model: Model,
  service: Service,
  actions: readonly Action[],
  responses: readonly (ModelResponse | "reset")[],
): boolean {
  const factors = service.mock.factors();
  return ordersOf(actions.length).some((order) => {
    const copy = structuredClone(model);
    const fits = order.every((index) => {
      const [action, response] = [actions[index], responses[index]];
      if (action === undefined || response === undefined) return false;
      if (action !== "reset" && response !== "reset") {
        return isDeepStrictEqual(getExpectedResponse(copy, action, readChosen(response.body)), response);
      }
      service.begin(copy);
      return true;
    });
    const left = allFactors(copy).map((factor) => factorAt(copy, factor));
    return fits && isDeepStrictEqual(left, factors);
  });
}

function ordersOf(length: number): number[][] {
  if (length === 0) return [[]];
  const last = length - 1;
  return ordersOf(last).flatMap((order) => Array.from({ length }, (_, at) => order.toSpliced(at, 0, last)));
}
