import * as fc from "fast-check";
import { expect } from "vitest";
import { checkProperty } from "./check-property.ts";
import { seededFactors, seedFactor, toSeed } from "./commands/add.ts";
import { exchange, expectAgreement, readChosen } from "./commands/command.ts";
import { pushForm, totpForm } from "./commands/create-new-factor.ts";
import { type Target, toCall } from "./draft.ts";
import { ada } from "./entities.ts";
import { badForm } from "./forms.ts";
import { declared } from "./plain/rules.ts";
import { authorized, formType, request } from "./requests.ts";
import { begin, ordinary } from "./setups.ts";

const ofEntity = fc.constant<Target>({ entity: ada });
const ofFactor = fc.constant<Target>({ factor: { nth: 0, of: "living" } });
const headers = fc.constant({ ...authorized, "Content-Type": formType });

const drafts = fc.oneof(
  { weight: 1, arbitrary: request("GET", ofEntity, { headers, query: badForm([], [], ["PageSize", "Page"]) }) },
  { weight: 2, arbitrary: request("POST", ofEntity, { headers, form: totpForm(badForm) }) },
  { weight: 2, arbitrary: request("POST", ofEntity, { headers, form: pushForm(badForm) }) },
  { weight: 2, arbitrary: request("POST", ofFactor, { headers, form: badForm([], [], declared.update) }) },
);
const here = seededFactors.map((one) => ({ ...one, entity: ada, age: 0 }));

checkProperty(
  "a request with one invalid value is rejected for it, and changes nothing",
  600,
  fc.asyncProperty(ordinary, here, drafts, async (beginning, one, draft) => {
    const { model, real } = begin(beginning);
    seedFactor(model, one, readChosen(real.add(toSeed(one, model.now))));
    const before = real.mock.factors();
    const { status } = await exchange(model, real, toCall(model, draft));
    expectAgreement(model, real);
    expect(status).toBe(400);
    expect(real.mock.factors()).toEqual(before);
  }),
);
