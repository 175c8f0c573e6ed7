import * as fc from "fast-check";
import { expect } from "vitest";
import { always } from "./always.ts";
import { type Planted, plant, planted, seedOf } from "./commands/add.ts";
import { chosenIn } from "./commands/command.ts";
import { newFactorForm } from "./commands/create-new-factor.ts";
import { changes, payload, platform } from "./commands/update-factor.ts";
import { type Action, atOnce, hasOrder, resetWhileUnderWay } from "./concurrent.ts";
import { crowds, gather, newcomer } from "./crowd.ts";
import { callOf, type Draft, type Target } from "./draft.ts";
import { ada as entity } from "./entities.ts";
import type { Payload } from "./payload.ts";
import type { Pair } from "./plain/call.ts";
import { authorized, formType, request } from "./requests.ts";
import { outcomeOf } from "./service.ts";
import { begin, ordinary } from "./setups.ts";

const headers = fc.constant({ ...authorized, "Content-Type": formType });
const ofEntity = fc.constant<Target>({ entity });
const ofFactor = fc.nat(2).map((nth): Target => ({ factor: { nth, of: "ever" } }));
const right = fc.constantFrom<Payload>({ signature: "right" }, { codeOfStep: 0 });

const appOf = (secret: string): Pair[] => [
  ["FactorType", "totp"],
  ["FriendlyName", "Ada's phone"],
  ["Binding.Secret", secret],
];
const confirmation: Draft = {
  method: "POST",
  target: { factor: { nth: 0, of: "ever" } },
  query: [],
  headers: { ...authorized, "Content-Type": formType },
  form: [],
  spaces: "+",
};

const drafts: fc.Arbitrary<Draft | "reset"> = fc.oneof(
  { weight: 4, arbitrary: request("POST", ofFactor, { headers, form: changes, payload }) },
  { weight: 3, arbitrary: request("POST", ofFactor, { headers, form: fc.constant([]), payload: right }) },
  { weight: 2, arbitrary: request("POST", ofEntity, { headers, form: newFactorForm }) },
  {
    weight: 2,
    arbitrary: request("POST", ofFactor, { headers, form: platform, payload: fc.option(right, { nil: undefined }) }),
  },
  { weight: 2, arbitrary: request("DELETE", ofFactor, { headers }) },
  { weight: 1, arbitrary: request("GET", ofEntity, { headers }) },
  { weight: 1, arbitrary: fc.constant("reset") },
);
const pace = fc.option(fc.scheduler(), { nil: undefined, freq: 3 });
const some = fc.array(drafts, { minLength: 2, maxLength: 4 });
const here = planted.map((one): Planted => ({ ...one, entity, age: 0, sid: undefined }));

always(
  "the answers to requests at once, and what is left, are those of some order of them",
  100,
  fc.asyncProperty(
    ordinary,
    fc.array(here, { minLength: 1, maxLength: 3 }),
    some,
    pace,
    async (beginning, factors, all, scheduler) => {
      const { model, real } = begin(beginning);
      for (const one of factors) plant(model, one, chosenIn(real.add(seedOf(one, model.now))));
      const actions: Action[] = all.map((one) => (one === "reset" ? one : callOf(model, one)));
      const answers = await atOnce(real, actions, scheduler);
      if (!hasOrder(model, real, actions, answers)) expect.fail(JSON.stringify({ actions, answers }));
    },
  ),
);

always(
  "creations at once pass neither caps nor rate, and share neither a sid nor a key",
  15,
  fc.asyncProperty(
    ordinary,
    crowds,
    fc.array(newcomer, { minLength: 2, maxLength: 4 }),
    pace,
    async (beginning, crowd, all, scheduler) => {
      const { model, real } = begin(beginning);
      await gather(model, real, crowd);
      const actions = all.map((one) => callOf(model, one));
      const answers = await atOnce(real, actions, scheduler);
      if (!hasOrder(model, real, actions, answers)) expect.fail(JSON.stringify({ actions, answers }));
    },
  ),
);

always(
  "what is under way at a reset leaves nothing behind",
  50,
  fc.asyncProperty(ordinary, planted, some, fc.scheduler(), async (beginning, one, all, scheduler) => {
    const initial: Planted[] = [{ ...one, entity, age: 0, sid: `YF${"0".repeat(32)}` }];
    const { model, real } = begin({ ...beginning, initial });
    const before = real.mock.factors();
    const calls = all.filter((draft) => draft !== "reset").map((draft) => callOf(model, draft));
    await resetWhileUnderWay(real, calls, scheduler);
    expect(real.mock.factors()).toEqual(before.map((factor) => ({ ...factor, entity_sid: expect.any(String) })));
  }),
);

const payloads = fc.array(fc.constantFrom<Payload>({ text: "wrong" }, { text: "000" }, { codeOfStep: 0 }), {
  minLength: 6,
  maxLength: 20,
});

always(
  "of any number of codes at once, no more than five wrong ones are judged",
  25,
  fc.asyncProperty(ordinary, payloads, pace, async (beginning, all, scheduler) => {
    const { model, real } = begin(beginning);
    const phone: Planted = { entity, values: appOf("GEZDGNBVGY3TQOJQ"), status: "unverified", age: 0 };
    plant(model, phone, chosenIn(real.add(seedOf(phone, model.now))));
    const answers = await atOnce(
      real,
      all.map((payload) => callOf(model, { ...confirmation, payload })),
      scheduler,
    );

    const outcomes = answers.map((answer) => (answer === "reset" ? "" : outcomeOf(answer)));
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    const confirmed = count("200 verified") > 0;
    expect(count("200 unverified")).toBeLessThanOrEqual(5);
    // Five wrong ones and a right one that is taken cannot both have been.
    expect(count("429 60310")).toBe(confirmed ? 0 : all.length - 5);
    expect(real.mock.factors()[0]?.status).toBe(confirmed ? "verified" : "unverified");
  }),
);
