import type { PlainResponse } from "@verify-factors/msw";
import { getResponse, type RequestHandler } from "msw";
import type { CarriedRequest } from "./carried-request.ts";

/** The answers that tests have put in the mock's place. */
export class Responders {
  #handlers: RequestHandler[] = [];

  /** Puts handlers before all others. */
  async add(handlers: RequestHandler[]): Promise<void> {
    this.#handlers = [...handlers, ...this.#handlers];
    // Asked about nothing of theirs, so that the mock knows that they are not forgotten.
    await getResponse(handlers, new Request("http://localhost/"));
  }

  /** Forgets all of them. */
  clear(): void {
    this.#handlers = [];
  }

  /** The answer of the first one that has any. */
  async answer(request: CarriedRequest): Promise<PlainResponse | undefined> {
    if (this.#handlers.length === 0) return undefined;
    return request.through((standard) => getResponse(this.#handlers, standard));
  }
}
