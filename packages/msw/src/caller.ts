import type { ResolvedOptions } from "./options.ts";
import { isAccountSid } from "./options.ts";
import type { Context } from "./service/context.ts";
import { settingsOf } from "./service/settings.ts";
import type { Store } from "./service/store.ts";
import type { Caller } from "./wire/server.ts";
import { table } from "./wire/table.ts";

const defaultAccountSid = `AC${"0".repeat(32)}`;

/** Makes the context of an operation for whoever calls it. */
export function contextFactory(options: ResolvedOptions): (store: Store, caller: Caller) => Context {
  const { services, now, random, strict } = options;
  const templates = new Map(Object.values(table.operations).map(({ id, path }) => [id, path.split(/[{}]/)]));
  let warned = false;
  const warn = (message: string) => {
    if (!warned) console.warn(`[verify-factors] ${message}`);
    warned = true;
  };
  return (store, { base, user = "" }) => ({
    store,
    now,
    random,
    strict,
    warn,
    settings: (serviceSid) => settingsOf(services?.get(serviceSid)),
    accountSid: options.accountSid ?? (isAccountSid(user) ? user : defaultAccountSid),
    address: (id, path, query) => base + fill(templates.get(id), path) + queryString(query),
  });
}

/** A template in pieces: every other one is the name of a value. */
function fill(template: readonly string[] = [], values: Record<string, string>): string {
  return template.map((piece, index) => (index % 2 ? encodeURIComponent(values[piece] ?? "") : piece)).join("");
}

function queryString(query: Record<string, string | number> = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
