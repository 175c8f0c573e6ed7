const hidden = "[secret]";

/** Takes secrets out of what is going to be printed. */
export class Secrets {
  readonly #texts = new Set<string>();

  /** Keeps a text from being printed, as it is and in Base64. */
  add(text: string): void {
    for (const form of [text, Buffer.from(text).toString("base64")]) if (form.length > 3) this.#texts.add(form);
  }

  /** The text without any secret in it; what stands as the secret of a key URI is one, known or not. */
  strip(text: string): string {
    let stripped = text;
    for (const secret of this.#texts) stripped = stripped.replaceAll(secret, hidden);
    return stripped.replace(/([?&]secret=)[A-Za-z2-7=]+/g, `$1${hidden}`);
  }
}
