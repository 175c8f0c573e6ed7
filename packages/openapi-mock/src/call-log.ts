import type { DecodedInput } from "./decode.ts";
import { cloneBody, type UntypedResponse } from "./encode.ts";
import type { Api, OperationId, OperationInput, ResponseBodyOf, StatusOf } from "./operation-types.ts";

/** A request that the mock responded to. See {@link MockServer.calls}. */
export type RecordedCall<A extends Api, Id extends OperationId<A> = OperationId<A>> = {
  [Operation in Id]: {
    readonly operation: Operation;
    /** The decoded request. `undefined` if it was rejected before its handler ran, or overridden by `mock.respond()`. */
    readonly input: OperationInput<A, Operation> | undefined;
    readonly status: StatusOf<A, Operation>;
    /** The body of the response. */
    readonly body: ResponseBodyOf<A, Operation, StatusOf<A, Operation>>;
  };
}[Id];

/** A {@link RecordedCall}, untyped. */
export interface UntypedCall {
  readonly operation: string;
  readonly input: DecodedInput | undefined;
  readonly status: number;
  readonly body: unknown;
}

const maxCalls = 1000;

/** A log of the latest 1000 calls since it was last cleared, oldest first. */
export class CallLog {
  readonly #isEnabled: boolean;
  #calls: UntypedCall[] = [];

  constructor(isEnabled = true) {
    this.#isEnabled = isEnabled;
  }

  /**
   * Returns a function that records the response of the current call, and its input if it was valid. Records nothing if
   * the log is cleared before the response.
   */
  startCall(operation: string): (response: UntypedResponse, input?: DecodedInput) => void {
    const calls = this.#calls;
    return ({ status, body }, input) => {
      if (!this.#isEnabled) return;
      // Copy the body, because a handler may store it and change it later.
      calls.push({ operation, input, status, body: cloneBody(body) });
      // Drop many calls at once, so that the average time of a call stays constant.
      if (calls.length >= 2 * maxCalls) calls.splice(0, maxCalls);
    };
  }

  /** Returns the calls of one operation, or of all. */
  list(operation?: string): UntypedCall[] {
    const calls = this.#calls.slice(-maxCalls);
    return operation === undefined ? calls : calls.filter((call) => call.operation === operation);
  }

  /** Removes all calls. */
  clear(): void {
    this.#calls = [];
  }
}
