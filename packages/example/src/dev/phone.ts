import { type Authenticator, createAuthenticator } from "@verify-factors/msw";

/** What the phone knows of a QR code that it has scanned. */
export interface Account {
  name: string;
  /** Seconds that a code is shown. */
  period: number;
  authenticator: Authenticator;
}

/** A phone with an authenticator app. */
export interface Phone {
  scan(uri: string): void;
  /** Newest first; the same array until one more is scanned. */
  accounts(): readonly Account[];
  /** Calls back whenever something is scanned; answers how to stop that. */
  subscribe(listener: () => void): () => void;
}

/** A phone that has scanned nothing yet. */
export function createPhone(): Phone {
  let accounts: readonly Account[] = [];
  const listeners = new Set<() => void>();
  return {
    scan: (uri) => {
      const { pathname, searchParams } = new URL(uri);
      const name = decodeURIComponent(pathname.slice(pathname.indexOf(":") + 1));
      const period = Number(searchParams.get("period"));
      accounts = [{ name, period, authenticator: createAuthenticator(uri) }, ...accounts];
      for (const listener of listeners) listener();
    },
    accounts: () => accounts,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A code that the service refuses at that moment, for trying out what a wrong one does. */
export function wrongCode({ authenticator, period }: Account, at: number): string {
  const right = [-1, 0, 1].map((step) => authenticator.code({ at: at + step * period * 1000 }));
  const candidates = ["000000", "111111", "222222", "333333"];
  return candidates.find((code) => !right.includes(code)) ?? "";
}
