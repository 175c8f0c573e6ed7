import type { MediaType } from "./openapi.ts";

/** The media type of a form. */
export const form = "application/x-www-form-urlencoded";

/** The media type of a multipart form. */
export const multipart = "multipart/form-data";

/** Returns `true` for a media type whose content is JSON (RFC 6839). */
export function isJsonType(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType);
}

/** The ranges of media types that count as JSON, because a body needs a definite media type. */
const jsonRanges = ["*/*", "application/*"];

/**
 * Selects a media type, without its parameters, in the order of preference: JSON, a `+json` type, a range that counts as
 * JSON, a form, a multipart form, any other. Returns the others as written.
 */
export function selectMediaType(contents: Record<string, MediaType> = {}) {
  const types = Object.entries(contents).map(([key, content]) => {
    const mediaType = key.split(";")[0]?.trim().toLowerCase() ?? "";
    const isRange = jsonRanges.includes(mediaType);
    return { key, mediaType: isRange ? "application/json" : mediaType, content, rank: getRank(mediaType) };
  });
  const [first, ...others] = types.sort((one, other) => one.rank - other.rank);
  return first && { ...first, others: others.map(({ key }) => key) };
}

function getRank(mediaType: string): number {
  const isJson = [mediaType === "application/json", isJsonType(mediaType), jsonRanges.includes(mediaType)];
  return [...isJson, mediaType === form, mediaType === multipart, true].indexOf(true);
}
