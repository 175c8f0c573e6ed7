import { type Authenticator, createAuthenticator } from "@verify-factors/msw";

/** An account that the phone has added from a QR code. */
export interface Account {
  name: string;
  /** The number of seconds for which the app shows a code. */
  period: number;
  authenticator: Authenticator;
}

/** A phone with an authenticator app. */
export interface Phone {
  /** Adds the account of an `otpauth:` URI. */
  scan(uri: string): void;
  /** Returns the accounts, newest first. Returns the same array until the next scan. */
  accounts(): readonly Account[];
  /** Calls `listener` after every scan. Returns a function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
}

/** Creates a phone without accounts. */
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

/** Returns a code that the service rejects at the given time. */
export function createWrongCode({ authenticator, period }: Account, at: number): string {
  const validCodes = [-1, 0, 1].map((step) => authenticator.code({ at: at + step * period * 1000 }));
  const candidates = ["000000", "111111", "222222", "333333"];
  return candidates.find((code) => !validCodes.includes(code)) ?? "";
}
