import { isDeepStrictEqual } from "node:util";
import type * as fc from "fast-check";
import { vi } from "vitest";
import { chosenIn } from "./commands/command.ts";
import { restart } from "./commands/reset.ts";
import type { Answer, Call } from "./plain/call.ts";
import { expectedAnswer } from "./plain/expected.ts";
import { factorAt } from "./plain/fetch-factor.ts";
import { allFactors, type Model } from "./plain/model.ts";
import type { Delivery, Service } from "./service.ts";

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
): Promise<(Answer | "reset")[]> {
  const perform = async (action: Action, deliver?: Delivery) => {
    if (action !== "reset") return service.send(action, deliver);
    service.reset();
    return action;
  };
  if (!scheduler) return Promise.all(actions.map((action) => perform(action)));
  const deliver = scheduled(scheduler);
  const answers = actions.map(async (action) => {
    await scheduler.schedule(Promise.resolve(), JSON.stringify(action));
    return perform(action, deliver);
  });
  try {
    return await scheduler.waitFor(Promise.all(answers));
  } finally {
    vi.restoreAllMocks();
  }
}

/** Sends calls, and resets the service while their bodies and cryptography are still to come. */
export async function resetWhileUnderWay(
  service: Service,
  calls: readonly Call[],
  scheduler: fc.Scheduler,
): Promise<void> {
  const deliver = scheduled(scheduler);
  const answers = calls.map((call) => service.send(call, deliver));
  // By then each of them has arrived, and waits.
  await new Promise((resolve) => setImmediate(resolve));
  service.reset();
  try {
    await scheduler.waitFor(Promise.all(answers));
  } finally {
    vi.restoreAllMocks();
  }
}

/** Lets a scheduler say when bodies arrive and when cryptography is done. */
function scheduled(scheduler: fc.Scheduler): Delivery {
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
  return (text) =>
    new ReadableStream({
      pull: async (controller) => {
        await scheduler.schedule(Promise.resolve(), "body");
        controller.enqueue(new TextEncoder().encode(text));
        controller.close();
      },
    });
}

/** Whether there is an order in which the model, one after the other, answers the same and ends the same. */
export function hasOrder(
  model: Model,
  service: Service,
  actions: readonly Action[],
  answers: readonly (Answer | "reset")[],
): boolean {
  const factors = service.mock.factors();
  return ordersOf(actions.length).some((order) => {
    const copy = structuredClone(model);
    const fits = order.every((index) => {
      const [action, answer] = [actions[index], answers[index]];
      if (action === undefined || answer === undefined) return false;
      if (action !== "reset" && answer !== "reset") {
        return isDeepStrictEqual(expectedAnswer(copy, action, chosenIn(answer.body)), answer);
      }
      restart(copy, service, service.initial);
      return true;
    });
    return (
      fits &&
      isDeepStrictEqual(
        allFactors(copy).map((factor) => factorAt(copy, factor)),
        factors,
      )
    );
  });
}

function ordersOf(length: number): number[][] {
  if (length === 0) return [[]];
  const last = length - 1;
  return ordersOf(last).flatMap((order) => Array.from({ length }, (_, at) => order.toSpliced(at, 0, last)));
}
