// Every request has credentials to read, and making a decoder costs more than using it.
const decoder = new TextDecoder();

/** The bytes of a Base64 text, padding optional; `undefined` for a text that is not Base64. */
export function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    // Every request has credentials to read, and Uint8Array.from() takes ten times as long.
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = binary.charCodeAt(index);
    return bytes;
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
  return bytes && decoder.decode(bytes);
}
