/** The clock of a service. */
export interface Clock {
  now(): number;
  advance(milliseconds: number): void;
}

/** The service under test, and how to reach it. */
export interface Service {
  /** Its base URL, without `/v2`. */
  readonly baseUrl: string;
  readonly serviceSid: string;
  /** The user name and password of HTTP Basic authentication. */
  readonly credentials: { readonly user: string; readonly password: string };
  /** `true` to also run the rules that create hundreds of factors. */
  readonly thorough: boolean;
  send(request: Request): Promise<Response>;
  /** The clock, if it can be controlled. Only mocks have such a clock. */
  readonly clock?: Clock;
  /**
   * Waits until a clock that cannot be controlled has advanced.
   *
   * @default real time
   */
  wait?(milliseconds: number): Promise<void>;
  /** Stops the run. The created factors are still deleted. */
  readonly signal?: AbortSignal;
}
