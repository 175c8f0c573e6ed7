import { getResponse, type RequestHandler } from "msw";

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
  async answer(request: Request): Promise<Response | undefined> {
    return this.#handlers.length === 0 ? undefined : getResponse(this.#handlers, request);
  }
}
