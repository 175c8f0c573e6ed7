import type { FactorView } from "../backend/factor-view.ts";
import { RequestError } from "./data/api.ts";

const errorMessages: { readonly [Code in RequestError["code"]]: string } = {
  invalid: "That is not valid. Check it and try again.",
  "not-signed-in": "You have been signed out. Sign in and try again.",
  forbidden: "This page is not allowed to do that. Reload it and try again.",
  "too-large": "That is too long. Try something shorter.",
  "not-found": "This factor has expired or was removed.",
  "too-many-factors": "You have reached the maximum number of factors. Remove one that you no longer use.",
  "too-many-creations": "You have added too many factors today. Try again tomorrow.",
  "wrong-code": "Incorrect code. Wait for the next code, then try again.",
  "too-many-attempts": "Too many incorrect codes. This setup is locked.",
  unavailable: "The service is not available right now. Try again in a few minutes.",
  "no-response": "The server could not be reached. Check your connection and try again.",
};

/** Returns the message that the user sees for an error. */
export function formatError(error: unknown): string {
  return errorMessages[error instanceof RequestError ? error.code : "unavailable"];
}

/** Display names of factor types. */
export const typeNames: { readonly [Type in FactorView["factor_type"]]: string } = {
  totp: "Authenticator app",
  push: "Push device",
};

/** Display names of factor statuses. */
export const statusNames: { readonly [Status in FactorView["status"]]: string } = {
  verified: "Verified",
  unverified: "Not set up yet",
};

/** Formats an ISO date in the user's locale. */
export function formatDate(isoDate: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium" }).format(new Date(isoDate));
}
