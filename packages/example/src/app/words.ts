import type { FactorView } from "../backend/factor-view.ts";
import type { ProblemKind } from "../backend/problem.ts";
import { ProblemError } from "./data/api.ts";

const wordsOfProblems: { readonly [Kind in ProblemKind]: string } = {
  invalid: "That does not work here. Try something else, not too long.",
  "not-signed-in": "You have been signed out. Sign in and try again.",
  forbidden: "This page may not do that. Reload it and try again.",
  gone: "This setup has expired or was removed.",
  "too-many-factors": "You have as many as you can have. Remove one you no longer use.",
  "wrong-code": "That code is not right. Wait for the next one, then try again.",
  "too-many-attempts": "There were too many wrong codes, so this setup is locked.",
  unavailable: "That did not work. Check your connection and try again.",
};

/** What a user reads about an error. */
export function wordsOf(error: unknown): string {
  return wordsOfProblems[error instanceof ProblemError ? error.kind : "unavailable"];
}

/** What a user reads for a type of factor. */
export const typeNames: { readonly [Type in FactorView["factor_type"]]: string } = {
  totp: "Authenticator app",
  push: "Push device",
};

/** What a user reads for a status. */
export const statusNames: { readonly [Status in FactorView["status"]]: string } = {
  verified: "Verified",
  unverified: "Not set up yet",
};

/** A date of the wire as the user's language writes it. */
export function dateOf(instant: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium" }).format(new Date(instant));
}
