import type { FactorSeed } from "@verify-factors/msw";
import * as fc from "fast-check";
import { hour } from "../api.ts";
import { validValue } from "./arbitraries.ts";
import { usually, validPairs } from "./forms.ts";
import type { Pair } from "./plain/call.ts";
import { enroll, type GeneratedValues } from "./plain/create-new-factor.ts";
import type { EntityPath, Model } from "./plain/model.ts";
import { declared, type Name, rules } from "./plain/rules.ts";
import { anEntity } from "./requests.ts";

/** A factor to seed, with its values as text. */
export interface SeededFactor {
  entity: EntityPath;
  values: readonly Pair[];
  status: "unverified" | "verified";
  /** Milliseconds before now. */
  age: number;
  sid?: string | undefined;
}

const values = fc.constantFrom("totp" as const, "push" as const).chain((type) => {
  const names = declared[type].filter((name): name is Exclude<typeof name, "FactorType"> => name !== "FactorType");
  // Include all parameters, because omitted ones would come from the description's examples.
  return validPairs(names).map((pairs): Pair[] => [["FactorType", type], ...pairs]);
});

/** Factors of any age, including future ones. */
export const seededFactors: fc.Arbitrary<SeededFactor> = fc.record({
  entity: anEntity,
  values,
  status: fc.constantFrom("unverified", "unverified", "verified"),
  age: usually(fc.constant(0), fc.constantFrom(-hour, 1, 1000, hour, 2 * hour, 24 * hour, 24 * hour + 1), 2),
  sid: usually<string | undefined>(fc.constant(undefined), validValue("Sid"), 5),
});

/** Adds a factor to the model. */
export function seedFactor(model: Model, seed: SeededFactor, generated: GeneratedValues): void {
  const { entity, values, status, age, sid = generated.sid } = seed;
  enroll(model, entity, new Map(values), { ...generated, sid }, model.now - age).shown.status = status;
}

/** Returns the seed for `mock.add`. */
export function toSeed({ entity, values, status, age, sid }: SeededFactor, now: number): FactorSeed {
  const typed = values.map(([name, text]) => [name, parseValue(name as Name, text)]);
  const date_created = age === 0 ? undefined : new Date(now - age);
  return { ...entity, ...Object.fromEntries(typed), status, sid, date_created } as FactorSeed;
}

function parseValue(name: Name, text: string): unknown {
  if (name === "Metadata") return JSON.parse(text);
  return rules[name].is === "integer" ? Number(text) + 0 : text;
}
