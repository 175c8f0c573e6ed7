import { isDeepStrictEqual } from "node:util";
import type * as fc from "fast-check";
import { vi } from "vitest";
import { readGeneratedValues } from "./command.ts";
import type { Call, ModelResponse } from "./plain/call.ts";
import { getExpectedResponse } from "./plain/expected.ts";
import { listAllFactors, type Model, toFactor } from "./plain/model.ts";
import type { Service } from "./service.ts";

/** A call, or a reset of the service. */
export type Action = Call | "reset";

/**
 * Runs all actions concurrently. A scheduler decides when each action starts, when its body arrives, and when
 * cryptography ends. Without a scheduler, the actions start in order.
 */
export async function runConcurrently(
  service: Service,
  actions: readonly Action[],
  scheduler: fc.Scheduler | undefined,
): Promise<(ModelResponse | "reset")[]> {
  if (scheduler) delayCryptography(scheduler);
  const runAction = async (action: Action) => {
    await scheduler?.schedule(Promise.resolve(), JSON.stringify(action));
    if (action !== "reset") return service.send(action, scheduler && ((text) => delayBody(scheduler, text)));
    service.mock.reset();
    return action;
  };
  try {
    const responses = Promise.all(actions.map(runAction));
    return await (scheduler ? scheduler.waitFor(responses) : responses);
  } finally {
    vi.restoreAllMocks();
  }
}

function delayCryptography(scheduler: fc.Scheduler): void {
  for (const name of ["importKey", "verify"] as const) {
    const original = crypto.subtle[name].bind(crypto.subtle) as (...args: unknown[]) => Promise<never>;
    const callOriginal = (...args: unknown[]) => {
      const outcome = original(...args);
      // Prevents an unhandled rejection before the scheduler passes the result on.
      outcome.catch(() => {});
      return outcome;
    };
    vi.spyOn(crypto.subtle, name).mockImplementation(scheduler.scheduleFunction(callOriginal));
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

/** Returns `true` if the model returns the same responses and has the same factors for some order of the calls. */
export function matchesSomeOrder(
  model: Model,
  service: Service,
  actions: readonly Action[],
  responses: readonly (ModelResponse | "reset")[],
): boolean {
  const factors = service.mock.factors();
  return listOrders(actions.length).some((order) => {
    const copy = structuredClone(model);
    const fits = order.every((index) => {
      const [action, response] = [actions[index], responses[index]];
      if (action === undefined || response === undefined) return false;
      if (action !== "reset" && response !== "reset") {
        return isDeepStrictEqual(getExpectedResponse(copy, action, readGeneratedValues(response.body)), response);
      }
      service.restoreInitialFactors(copy);
      return true;
    });
    const left = listAllFactors(copy).map((factor) => toFactor(copy, factor));
    return fits && isDeepStrictEqual(left, factors);
  });
}

function listOrders(length: number): number[][] {
  if (length === 0) return [[]];
  const last = length - 1;
  return listOrders(last).flatMap((order) => Array.from({ length }, (_, at) => order.toSpliced(at, 0, last)));
}
