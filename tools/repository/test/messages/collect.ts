import { inspect } from "node:util";
import { vi } from "vitest";

/**
 * Runs functions that fail or warn. Returns the message of each error, and each warning. Throws if one does neither, or
 * repeats a message.
 */
export async function collectMessages(triggers: readonly (() => unknown)[]): Promise<string[]> {
  const messages: string[] = [];
  const warn = vi.spyOn(console, "warn").mockImplementation((message) => messages.push(`warning: ${message}`));
  try {
    for (const trigger of triggers) {
      const count = messages.length;
      const outcome = await Promise.try(trigger).catch((error: Error) =>
        messages.push(`${error.name}: ${error.message}`),
      );
      if (messages.length === count) throw new Error(`${trigger} had no message, but returned ${inspect(outcome)}.`);
    }
    const repeated = messages.filter((message, index) => messages.indexOf(message) !== index);
    if (repeated.length > 0) throw new Error(`Each trigger must cause another message. Repeated: ${repeated}`);
    return messages;
  } finally {
    warn.mockRestore();
  }
}
