/** Warns the developer on the console, once for each topic. */
export type Warn = (topic: string, message: string) => void;

/** Creates a {@link Warn} whose messages begin with a prefix. */
export function createWarn(prefix: string): Warn {
  const topics = new Set<string>();
  return (topic, message) => {
    if (!topics.has(topic)) console.warn(`[${prefix}] ${message}`);
    topics.add(topic);
  };
}
