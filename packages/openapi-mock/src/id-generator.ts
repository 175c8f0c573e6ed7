import type { Field } from "./contract.ts";

/** Fills an array with random bytes and returns it, as `crypto.getRandomValues` does. See {@link IdGenerator}. */
export type Random = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array;

/**
 * Mints ids that match the pattern of a parameter, such as `^RM[0-9a-f]{8}$`. Never mints an id twice.
 *
 * @example
 * ```ts
 * const [roomId] = contract.operations.FetchRoom.parameters.path;
 * const id = new IdGenerator().mint(roomId); // "RM5f0c12ab"
 * ```
 */
export class IdGenerator {
  readonly #random: Random;
  readonly #taken = new Set<string>();
  /** By random id, the id minted last instead of it. Keeps `mint()` fast if `random` repeats itself. */
  readonly #lastMinted = new Map<string, string>();

  constructor(random: Random = (bytes) => crypto.getRandomValues(bytes)) {
    this.#random = random;
  }

  /**
   * Mints an id for a parameter. If `prefix` is longer than the literal start of the pattern, ids start with it. Throws
   * if all ids are taken.
   */
  mint({ name, schema }: Pick<Field, "name" | "schema">, prefix = ""): string {
    const pattern = typeof schema === "object" ? schema.pattern : undefined;
    const [, literal = "", characters, count] = /^\^(\w*)(\[[^\]]+\])\{(\d+)\}\$$/.exec(pattern?.source ?? "") ?? [];
    if (!pattern || !characters) {
      throw new TypeError(`IdGenerator: cannot mint ${name}. Its pattern must look like ^RM[0-9a-f]{8}$.`);
    }
    const alphabet = getAlphabet(characters);
    const start = prefix.length > literal.length ? prefix : literal;
    const candidate = start + this.#draw(Math.max(0, literal.length + Number(count) - start.length), alphabet);
    if (!pattern.test(candidate)) {
      throw new TypeError(`IdGenerator: the prefix ${prefix} of ${name} does not match ${pattern.source}.`);
    }
    const first = this.#lastMinted.get(candidate) ?? candidate;
    let id = first;
    while (this.#taken.has(id)) {
      id = increment(id, start.length, alphabet);
      if (id === first) throw new Error(`IdGenerator: all ids for ${name} are used. Use a pattern for longer ids.`);
    }
    if (id !== candidate) this.#lastMinted.set(candidate, id);
    this.#taken.add(id);
    return id;
  }

  #draw(length: number, alphabet: readonly string[]): string {
    const count = Math.ceil(length / 2);
    const bytes = this.#random(new Uint8Array(count));
    if (bytes.length !== count) {
      throw new TypeError(`IdGenerator: random must return the array that it receives, of length ${count}.`);
    }
    const digits = Array.from(bytes, (byte) => [byte >> 4, byte & 0xf]).flat();
    const characters = digits.map((digit) => alphabet[digit % alphabet.length]);
    return characters.slice(0, length).join("");
  }

  /** Returns `true` if an id was minted or reserved. */
  has(id: string): boolean {
    return this.#taken.has(id);
  }

  /** Reserves an id, so that it is never minted. */
  reserve(id: string): void {
    this.#taken.add(id);
  }
}

/** Returns the digits and lower-case letters of a character class, or its upper-case letters if it has neither. */
function getAlphabet(characters: string): string[] {
  const pattern = new RegExp(characters);
  const lowerCase = [..."0123456789abcdefghijklmnopqrstuvwxyz"].filter((character) => pattern.test(character));
  return lowerCase.length > 0 ? lowerCase : [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].filter((letter) => pattern.test(letter));
}

/** Returns the next id with the same prefix. The first id follows the last. */
function increment(id: string, prefixLength: number, alphabet: readonly string[]): string {
  if (id.length <= prefixLength) return id;
  const last = alphabet.indexOf(id.at(-1) ?? "");
  const rest = id.slice(0, -1);
  return last < alphabet.length - 1 ? rest + alphabet[last + 1] : increment(rest, prefixLength, alphabet) + alphabet[0];
}
