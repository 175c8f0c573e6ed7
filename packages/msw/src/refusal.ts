import type { Violation } from "@verify-factors/types";
import type { ErrorName } from "./wire/table.ts";

/** What the text of an error and its answer need beside its name. */
export interface RefusalOptions {
  /** The parts of the message that vary. */
  words?: { readonly [name: string]: string | number };
  /** Every parameter that is wrong. */
  violations?: readonly Violation[];
  /** Seconds until it makes sense to try again. */
  retryAfter?: number;
}

/** Thrown to answer a request with an error of the description, by the error's name. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly error: ErrorName;
  readonly options: RefusalOptions;

  constructor(error: ErrorName, options: RefusalOptions = {}) {
    super(error);
    this.error = error;
    this.options = options;
  }
}
