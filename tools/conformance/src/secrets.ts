const replacement = "[secret]";

/** Removes secrets from texts that are printed. */
export class Secrets {
  readonly #texts = new Set<string>();

  /** Adds a secret, as it is and in Base64. */
  add(secret: string): void {
    for (const text of [secret, Buffer.from(secret).toString("base64")]) if (text.length > 3) this.#texts.add(text);
  }

  /** Replaces all added secrets, and the secret of any key URI. */
  strip(text: string): string {
    let stripped = text;
    for (const secret of this.#texts) stripped = stripped.replaceAll(secret, replacement);
    return stripped.replace(/([?&]secret=)[A-Za-z2-7=]+/g, `$1${replacement}`);
  }
}
