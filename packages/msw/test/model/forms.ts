import * as fc from "fast-check";
import { hasInvalidValues, invalidValue, validValue } from "./arbitraries.ts";
import type { Pair } from "./plain/call.ts";
import { declared, type Name } from "./plain/rules.ts";

/** Returns an arbitrary of usual values, and one time in `oneIn` of rare values. */
export function usually<T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

/** Returns an arbitrary of forms with the given, all needed and some optional parameters. One in five is mutated. */
export function form(given: readonly Pair[], needed: readonly Name[], all: readonly Name[]): fc.Arbitrary<Pair[]> {
  const optional = all.filter((name) => !needed.includes(name) && !given.some(([other]) => other === name));
  const names = fc.subarray(optional).map((some) => [...needed, ...some]);
  const usual = names.chain(validPairs).map((pairs) => [...given, ...pairs]);
  return usual.chain((pairs) => usually(fc.constant(pairs), mutatedForm(pairs), 5));
}

/** Returns an arbitrary of valid values for all of the parameters. */
export function validPairs(names: readonly Name[]): fc.Arbitrary<Pair[]> {
  return fc.tuple(...names.map((name) => validValue(name).map((value): Pair => [name, value])));
}

const totpForm = form([["FactorType", "totp"]], ["FriendlyName"], declared.totp);

const pushForm = fc.constantFrom("apn", "fcm", "none").chain((platform) => {
  const token: Name[] = platform === "none" ? [] : ["Config.NotificationToken"];
  const needed: Name[] = ["FriendlyName", "Binding.PublicKey", "Config.AppId", "Config.SdkVersion", ...token];
  const given: Pair[] = [
    ["FactorType", "push"],
    ["Config.NotificationPlatform", platform],
  ];
  return form(given, needed, declared.push);
});

/** Forms of new factors, usually valid ones. */
export const newFactorForm = fc.oneof(totpForm, pushForm);

/** Changes of the platform only. */
export const platform = fc
  .constantFrom("apn", "fcm", "none")
  .map((value): Pair[] => [["Config.NotificationPlatform", value]]);

const settings = declared.update.filter((name) => name !== "AuthPayload");

/** Changes without a payload, often none, usually valid ones. */
export const changes = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Pair[]>([]) },
  { weight: 3, arbitrary: form([], [], settings) },
  platform,
);

/** Reorders a form, removes a parameter, or adds some: invalid, unknown, of the other type, or repeated ones. */
function mutatedForm(pairs: readonly Pair[]): fc.Arbitrary<Pair[]> {
  const shuffle = (all: readonly Pair[]) => fc.shuffledSubarray([...all], { minLength: all.length });
  const without = fc.nat(Math.max(0, pairs.length - 1)).map((index) => pairs.filter((_, at) => at !== index));
  return fc.oneof(
    shuffle(pairs),
    without,
    fc.array(unusualPair(pairs), { minLength: 1, maxLength: 3 }).chain((more) => shuffle([...pairs, ...more])),
  );
}

const unknown = fc.tuple(
  fc.constantFrom("Unknown", "friendlyname", "Config", "__proto__", "constructor", ""),
  fc.string(),
);

function unusualPair(pairs: readonly Pair[]): fc.Arbitrary<Pair> {
  const every = [...new Set(Object.values(declared).flat())];
  const own = pairs.map(([name]) => name as Name).filter(hasInvalidValues);
  const pairWith = (names: readonly Name[], value: (name: Name) => fc.Arbitrary<string>) =>
    fc.constantFrom(...names).chain((name) => value(name).map((text): Pair => [name, text]));
  return fc.oneof(
    pairWith(own.length > 0 ? own : every.filter(hasInvalidValues), invalidValue),
    pairWith(every, validValue),
    pairWith(every.filter(hasInvalidValues), invalidValue),
    unknown,
    // Base64, but not a key.
    fc.constant<Pair>(["Binding.PublicKey", "dGVzdF9rZXk="]),
  );
}
