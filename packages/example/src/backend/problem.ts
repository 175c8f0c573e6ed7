import { FactorNotVerifiedError, isFactorApiError } from "@verify-factors/client";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Everything that can go wrong, as the app tells its users, and the status that it is answered with. */
export const statusOfProblem = {
  /** What was sent is not what the route or the service takes, such as a name that is too long. */
  invalid: 400,
  "not-signed-in": 401,
  /** The request came from another site. */
  forbidden: 403,
  /** The factor was removed, has expired or never was the caller's. */
  gone: 404,
  /** The user has as many factors as the service allows, or has made too many in a day. */
  "too-many-factors": 409,
  "wrong-code": 422,
  /** The service takes no more codes for this factor, right or wrong. */
  "too-many-attempts": 429,
  /** The service, or the way to it, fails. Trying again may help. */
  unavailable: 503,
} as const satisfies Record<string, ContentfulStatusCode>;

/** What can go wrong, in a word. */
export type ProblemKind = keyof typeof statusOfProblem;

/** The body of every answer that is not 2xx. */
export interface ProblemBody {
  problem: ProblemKind;
}

/** Thrown in a route to answer with a problem. */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind) {
    super(kind);
    this.kind = kind;
  }
}

const byCode: { readonly [code: number]: ProblemKind } = {
  20001: "invalid",
  60200: "invalid",
  20404: "gone",
  60310: "too-many-attempts",
  60315: "too-many-factors",
  60326: "too-many-factors",
};

/** The problem behind an error. What the service says stays in the backend: it is written for developers. */
export function problemOf(error: unknown): ProblemKind {
  if (error instanceof Problem) return error.kind;
  if (error instanceof FactorNotVerifiedError) return "wrong-code";
  if (error instanceof HTTPException) return error.status === 403 ? "forbidden" : "invalid";
  return (isFactorApiError(error) && byCode[error.code ?? 0]) || "unavailable";
}
