/** Warns the developer about a likely mistake. {@link createWarn} warns once for each topic. */
export type Warn = (topic: string, message: string) => void;

/**
 * Creates a {@link Warn} that writes to the console. Its messages begin with the prefix in brackets.
 *
 * @example
 * ```ts
 * const warn = createWarn("rooms");
 * warn("credentials", "ListRooms: the request has no credentials."); // [rooms] ListRooms: …
 * ```
 */
export function createWarn(prefix: string): Warn {
  const topics = new Set<string>();
  return (topic, message) => {
    if (!topics.has(topic)) console.warn(`[${prefix}] ${message}`);
    topics.add(topic);
  };
}
