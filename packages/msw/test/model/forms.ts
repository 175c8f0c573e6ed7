import * as fc from "fast-check";
import { bad, badKeys, good, isBound } from "./arbitraries.ts";
import type { Pair } from "./plain/call.ts";
import { declared, type Name } from "./plain/rules.ts";

/** Mostly the one, once in so many times the other. */
export function seldom<T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, oneIn: number): fc.Arbitrary<T> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: usual }, { weight: 1, arbitrary: rare });
}

/** A form: what is given, the needed parameters, some of the optional ones, and once in five times something is wrong. */
export function form(given: readonly Pair[], needed: readonly Name[], all: readonly Name[]): fc.Arbitrary<Pair[]> {
  const optional = all.filter((name) => !needed.includes(name) && !given.some(([other]) => other === name));
  const names = fc.subarray(optional).map((some) => [...needed, ...some]);
  const usual = names.chain(pairsOf).map((pairs) => [...given, ...pairs]);
  return usual.chain((pairs) => seldom(fc.constant(pairs), changed(pairs), 5));
}

/** A form of which one parameter, whichever of all, has a value that it must not have. */
export function badForm(given: readonly Pair[], needed: readonly Name[], all: readonly Name[]): fc.Arbitrary<Pair[]> {
  const names = fc.constantFrom(...all.filter(isBound));
  const wrong = names.chain((name) => bad(name).map((value): Pair => [name, value]));
  // Of a name that comes twice the last value counts.
  return fc.tuple(pairsOf(needed), wrong).map(([pairs, last]) => [...given, ...pairs, last]);
}

/** A good value for each of some parameters. */
export function pairsOf(names: readonly Name[]): fc.Arbitrary<Pair[]> {
  return fc.tuple(...names.map((name) => good(name).map((value): Pair => [name, value])));
}

/** A form in another order, without one of its parameters, or with some more: bad, unknown, of the other type, or twice. */
function changed(pairs: readonly Pair[]): fc.Arbitrary<Pair[]> {
  const mixed = (all: readonly Pair[]) => fc.shuffledSubarray([...all], { minLength: all.length });
  const without = fc.nat(Math.max(0, pairs.length - 1)).map((index) => pairs.filter((_, at) => at !== index));
  return fc.oneof(
    mixed(pairs),
    without,
    fc.array(strangePair(pairs), { minLength: 1, maxLength: 3 }).chain((more) => mixed([...pairs, ...more])),
  );
}

function strangePair(pairs: readonly Pair[]): fc.Arbitrary<Pair> {
  const every = [...new Set(Object.values(declared).flat())];
  const own = pairs.map(([name]) => name as Name).filter(isBound);
  const pairOf = (names: readonly Name[], value: (name: Name) => fc.Arbitrary<string>) =>
    fc.constantFrom(...names).chain((name) => value(name).map((text): Pair => [name, text]));
  const unknown = fc.constantFrom("Unknown", "friendlyname", "Config", "__proto__", "constructor", "");
  return fc.oneof(
    pairOf(own.length > 0 ? own : every.filter(isBound), bad),
    pairOf(every, good),
    pairOf(every.filter(isBound), bad),
    fc.tuple(unknown, fc.string()),
    badKeys.map((key): Pair => ["Binding.PublicKey", key]),
  );
}
