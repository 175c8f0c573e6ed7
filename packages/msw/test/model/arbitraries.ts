import * as fc from "fast-check";
import { devices } from "./plain/keys.ts";
import { isAllowed, type Name, type Rule, rules } from "./plain/rules.ts";

/** Texts that are invalid for most parameters, and that programs often handle incorrectly. */
const unusualTexts = [
  "",
  " ",
  "null",
  "undefined",
  "constructor",
  "__proto__",
  "toString",
  "[object Object]",
  "\u0000",
  "é",
];

/** Returns an arbitrary of valid values of a parameter. */
export const validValue = memoize((name) => specialValues[name] ?? valueOfRule(rules[name]));

/** Returns an arbitrary of invalid values of a parameter. */
export const invalidValue = memoize((name) => {
  const rule: Rule = rules[name];
  const any = fc.oneof(fc.constantFrom(...unusualTexts), fc.string(), validValue(name).chain(mutatedText));
  return any.filter((text) => !isAllowed(rule, text));
});

/** Memoizes a function, because creating an arbitrary of texts takes longer than drawing from it. */
function memoize(create: (name: Name) => fc.Arbitrary<string>): (name: Name) => fc.Arbitrary<string> {
  const created = new Map<Name, fc.Arbitrary<string>>();
  return (name) => {
    const arbitrary = created.get(name) ?? create(name);
    created.set(name, arbitrary);
    return arbitrary;
  };
}

/** Returns `true` for a parameter that has invalid values. */
export function hasInvalidValues(name: Name): boolean {
  return name !== "PageToken";
}

const specialValues: { [One in Name]?: fc.Arbitrary<string> } = {
  PageSize: fc.oneof({ weight: 4, arbitrary: fc.nat(3).map((n) => String(n + 1)) }, fc.constantFrom("50", "1000")),
  Page: fc.constantFrom("0", "-0", "1", "2", "7", "2147483646", "2147483647"),
  "Config.Skew": fc.constantFrom("0", "-0", "1", "2"),
  "Binding.PublicKey": fc
    .constantFrom(...devices.slice(0, 4))
    .chain(({ publicKey }) => fc.constantFrom(publicKey, publicKey, publicKey.replaceAll("=", ""))),
  "Config.SdkVersion": anyText(1, 20),
  AuthPayload: anyText(1, 20),
};

function valueOfRule(rule: Rule): fc.Arbitrary<string> {
  switch (rule.is) {
    case "integer":
      return fc.integer({ min: rule.from, max: rule.to }).map(String);
    case "text":
      return fc.oneof(
        anyText(rule.from, Math.min(rule.to, 64)),
        repeatedCharacter(rule.from),
        repeatedCharacter(Math.min(rule.to, 300)),
      );
    case "word":
      return fc.constantFrom(...rule.of);
    case "sid":
      return fc.stringMatching(/^[0-9a-fA-F]{32}$/).map((digits) => rule.prefix + digits);
    case "identity":
      return fc.stringMatching(/^[A-Za-z0-9-]{8,64}$/);
    case "base32":
      return fc.stringMatching(/^[A-Za-z2-7]{2,40}={0,6}$/);
    case "base64":
      return fc.stringMatching(/^[A-Za-z0-9+/]{1,150}={0,2}$/);
    case "metadata":
      return fc.oneof(
        fc.dictionary(fc.string(), fc.string({ unit: "binary" })).map((value) => JSON.stringify(value)),
        fc.constantFrom("null", " { } ", '{"a":"1","a":"2"}', '{"__proto__":"x"}', `{"a":"${"🔑".repeat(1016)}"}`),
      );
  }
}

/** Returns an arbitrary of small changes to a valid value. */
function mutatedText(text: string): fc.Arbitrary<string> {
  const changes = [
    ` ${text}`,
    `${text}\n`,
    text.toUpperCase(),
    text.slice(1),
    text.slice(0, -1),
    `${text}x`,
    `-${text}`,
  ];
  return fc.constantFrom(...changes);
}

function anyText(from: number, to: number): fc.Arbitrary<string> {
  return fc.string({ unit: "binary", minLength: from, maxLength: to, size: "max" });
}

/** Returns an arbitrary of texts of exactly `length` characters, some of them with two UTF-16 code units. */
function repeatedCharacter(length: number): fc.Arbitrary<string> {
  return fc.constantFrom("a", "é", "🔑", " ", "+").map((character) => character.repeat(length));
}
