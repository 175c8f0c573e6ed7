import * as fc from "fast-check";
import { expect } from "vitest";
import { checkProperty } from "./check-property.ts";
import { type SeededFactor, seededFactors, seedFactor, toSeed } from "./commands/add.ts";
import { readChosen } from "./commands/command.ts";
import { newFactorForm } from "./commands/create-new-factor.ts";
import { changes, payload, platform } from "./commands/update-factor.ts";
import { type Action, atOnce, hasOrder, resetWhileUnderWay } from "./concurrent.ts";
import { crowds, fillEntity, newFactorRequest } from "./crowd.ts";
import { type Draft, type Target, toCall } from "./draft.ts";
import { ada as entity } from "./entities.ts";
import type { Payload } from "./payload.ts";
import type { Pair } from "./plain/call.ts";
import { authorized, formType, request } from "./requests.ts";
import { describeOutcome } from "./service.ts";
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

/** Factors that are there, and what is done at once. */
interface Scene {
  factors: readonly SeededFactor[];
  drafts: readonly (Draft | "reset")[];
}

const present = seededFactors.map((one): SeededFactor => ({ ...one, entity, age: 0, sid: undefined }));
const aReset = fc.constant("reset" as const);

/** Anything on some factors. */
const anything: fc.Arbitrary<Scene> = fc.record({
  factors: fc.array(present, { minLength: 1, maxLength: 3 }),
  drafts: severalOf(
    { weight: 4, arbitrary: request("POST", ofFactor, { headers, form: changes, payload }) },
    { weight: 3, arbitrary: request("POST", ofFactor, { headers, form: fc.constant([]), payload: right }) },
    { weight: 2, arbitrary: request("POST", ofEntity, { headers, form: newFactorForm }) },
    { weight: 2, arbitrary: request("DELETE", ofFactor, { headers }) },
    { weight: 1, arbitrary: request("GET", ofEntity, { headers }) },
    { weight: 1, arbitrary: aReset },
  ),
});

/** Concurrent requests that change a push factor while its signature is verified. */
const oneDevice: fc.Arbitrary<Scene> = fc.record({
  factors: present
    .filter(({ values }) => values.some(([name]) => name === "Binding.PublicKey"))
    .map((one) => [{ ...one, status: "unverified" as const }]),
  drafts: severalOf(
    { weight: 3, arbitrary: request("POST", ofFactor, { headers, form: platform, payload: right }) },
    { weight: 3, arbitrary: request("POST", ofFactor, { headers, form: platform }) },
    { weight: 1, arbitrary: request("DELETE", ofFactor, { headers }) },
    { weight: 1, arbitrary: aReset },
  ),
});

const pace = fc.option(fc.scheduler(), { nil: undefined, freq: 3 });

function severalOf(...some: fc.WeightedArbitrary<Draft | "reset">[]) {
  return fc.array(fc.oneof(...some), { minLength: 2, maxLength: 4 });
}

checkProperty(
  "concurrent requests have the same effect as some order of them",
  150,
  fc.asyncProperty(ordinary, fc.oneof(anything, oneDevice), pace, async (beginning, { factors, drafts }, scheduler) => {
    const { model, real } = begin(beginning);
    for (const one of factors) seedFactor(model, one, readChosen(real.add(toSeed(one, model.now))));
    const actions: Action[] = drafts.map((one) => (one === "reset" ? one : toCall(model, one)));
    const responses = await atOnce(real, actions, scheduler);
    if (!hasOrder(model, real, actions, responses)) expect.fail(JSON.stringify({ actions, responses }));
  }),
);

checkProperty(
  "concurrent creations exceed neither caps nor rate, and share neither a sid nor a key",
  15,
  fc.asyncProperty(
    ordinary,
    crowds,
    fc.array(newFactorRequest, { minLength: 2, maxLength: 4 }),
    pace,
    async (beginning, crowd, all, scheduler) => {
      const { model, real } = begin(beginning);
      await fillEntity(model, real, crowd);
      const actions = all.map((one) => toCall(model, one));
      const responses = await atOnce(real, actions, scheduler);
      if (!hasOrder(model, real, actions, responses)) expect.fail(JSON.stringify({ actions, responses }));
    },
  ),
);

checkProperty(
  "requests under way at a reset leave nothing behind",
  50,
  fc.asyncProperty(ordinary, anything, fc.scheduler(), async (beginning, { factors, drafts }, scheduler) => {
    const initial = factors.map((one, index) => ({ ...one, sid: `YF${String(index).padStart(32, "0")}` }));
    const { model, real } = begin({ ...beginning, initial });
    const before = real.mock.factors();
    const calls = drafts.filter((draft) => draft !== "reset").map((draft) => toCall(model, draft));
    await resetWhileUnderWay(real, calls, scheduler);
    expect(real.mock.factors()).toEqual(before.map((factor) => ({ ...factor, entity_sid: expect.any(String) })));
  }),
);

const payloads = fc.array(fc.constantFrom<Payload>({ text: "wrong" }, { text: "000" }, { codeOfStep: 0 }), {
  minLength: 6,
  maxLength: 20,
});

checkProperty(
  "concurrent codes cannot exceed five attempts",
  25,
  fc.asyncProperty(ordinary, payloads, pace, async (beginning, all, scheduler) => {
    const { model, real } = begin(beginning);
    const phone: SeededFactor = { entity, values: appOf("GEZDGNBVGY3TQOJQ"), status: "unverified", age: 0 };
    seedFactor(model, phone, readChosen(real.add(toSeed(phone, model.now))));
    const responses = await atOnce(
      real,
      all.map((payload) => toCall(model, { ...confirmation, payload })),
      scheduler,
    );

    const outcomes = responses.map((response) => (response === "reset" ? "" : describeOutcome(response)));
    const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
    const confirmed = count("200 verified") > 0;
    expect(count("200 unverified")).toBeLessThanOrEqual(5);
    // Five wrong ones and a right one that is taken cannot both have been.
    expect(count("429 60310")).toBe(confirmed ? 0 : all.length - 5);
    expect(real.mock.factors()[0]?.status).toBe(confirmed ? "verified" : "unverified");
  }),
);
