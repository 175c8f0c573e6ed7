/** The bytes of a Base64 text, padding optional; `undefined` for a text that is not Base64. */
export function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Standard Base64, with padding. */
export function base64FromBytes(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** The UTF-8 text inside a Base64 text; `undefined` for a text that is not Base64. */
export function textFromBase64(text: string): string | undefined {
  const bytes = bytesFromBase64(text);
  return bytes && new TextDecoder().decode(bytes);
}
