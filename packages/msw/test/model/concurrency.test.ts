import * as fc from "fast-check";
import { expect } from "vitest";
import { checkProperty } from "./check-property.ts";
import { fillEntity, guessCodes, oneMoreCreation } from "./commands.ts";
import { matchesSomeOrder, runConcurrently } from "./concurrent.ts";
import { ada as entity } from "./entities.ts";
import { changes, newFactorForm, platform } from "./forms.ts";
import { createCodePayload, createSignaturePayload, type Payload, payload } from "./payloads.ts";
import { authorized, createRequest, formType, type Request, type Target, toTarget } from "./requests.ts";
import { type SeededFactor, seededFactors } from "./seeds.ts";
import { createModelAndMock, ordinary } from "./setups.ts";

const headers = fc.constant({ ...authorized, "Content-Type": formType });
const ofEntity = fc.constant<Target>(() => ({ path: entity }));
const ofFactor = fc.nat(2).map((nth) => toTarget(({ factors }) => factors[nth % factors.length]));
const code = fc.constantFrom<Payload>(createCodePayload(0), createCodePayload(9), createCodePayload(9));
const correctPayload = fc.constantFrom<Payload>(createSignaturePayload(), createCodePayload(0));
const anyReset = fc.constant(() => "reset" as const);

const severalRequests = (...some: fc.WeightedArbitrary<Request | (() => "reset")>[]) =>
  fc.array(fc.oneof(...some), { minLength: 2, maxLength: 4 });

const present = seededFactors.map((one) => ({ ...one, entity, age: 0, sid: undefined }));
const unverified = present.map((one) => ({ ...one, status: "unverified" as const }));
const isPush = ({ values }: SeededFactor) => values.some(([name]) => name === "Binding.PublicKey");

/** The existing factors, the commands before the requests, and the concurrent requests. */
const scenes = fc.oneof(
  fc.record({
    factors: fc.array(present, { minLength: 1, maxLength: 3 }),
    before: fc.constant([]),
    requests: severalRequests(
      { weight: 4, arbitrary: createRequest("POST", ofFactor, { headers, form: changes, payload }) },
      {
        weight: 3,
        arbitrary: createRequest("POST", ofFactor, { headers, form: fc.constant([]), payload: correctPayload }),
      },
      { weight: 2, arbitrary: createRequest("POST", ofEntity, { headers, form: newFactorForm }) },
      { weight: 2, arbitrary: createRequest("DELETE", ofFactor, { headers }) },
      { weight: 1, arbitrary: createRequest("GET", ofEntity, { headers }) },
      { weight: 1, arbitrary: anyReset },
    ),
  }),
  // Requests that change a push factor while its signature is verified.
  fc.record({
    factors: fc.tuple(unverified.filter(isPush)),
    before: fc.constant([]),
    requests: severalRequests(
      { weight: 3, arbitrary: createRequest("POST", ofFactor, { headers, form: platform, payload: correctPayload }) },
      { weight: 3, arbitrary: createRequest("POST", ofFactor, { headers, form: platform }) },
      { weight: 1, arbitrary: createRequest("DELETE", ofFactor, { headers }) },
      { weight: 1, arbitrary: anyReset },
    ),
  }),
  // The last of the five codes that a TOTP factor allows.
  fc.record({
    factors: fc.tuple(unverified.filter((one) => !isPush(one))),
    before: fc.integer({ min: 2, max: 5 }).map((times) => [guessCodes(({ factors }) => factors[0], times)]),
    requests: severalRequests({
      weight: 1,
      arbitrary: createRequest("POST", ofFactor, { headers, form: fc.constant([]), payload: code }),
    }),
  }),
);

/** Creations for a new entity, or near the limits of the number of factors and of the rate. */
const nearLimits = fc.record({
  factors: fc.constant([]),
  before: fc.oneof(fc.constant([]), fc.tuple(fillEntity)),
  requests: severalRequests({ weight: 1, arbitrary: oneMoreCreation }),
});

const pace = fc.option(fc.scheduler(), { nil: undefined, freq: 3 });

for (const [title, numRuns, some] of [
  ["concurrent requests have the same effect as some order of them", 150, scenes],
  ["concurrent creations exceed no limit and never share a sid or a key", 30, nearLimits],
] as const) {
  checkProperty(
    title,
    numRuns,
    fc.asyncProperty(ordinary, some, pace, async (beginning, { factors, before, requests }, scheduler) => {
      const { model, real } = createModelAndMock(beginning);
      for (const one of factors) real.add(model, one);
      await fc.asyncModelRun(() => ({ model, real }), before);
      const actions = requests.map((create) => create(model));
      const responses = await runConcurrently(real, actions, scheduler);
      if (!matchesSomeOrder(model, real, actions, responses)) expect.fail(JSON.stringify({ actions, responses }));
    }),
  );
}
