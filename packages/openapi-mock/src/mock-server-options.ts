import type { Authenticate, ExpectedCredentials } from "./authenticate.ts";
import type { CheckPath } from "./engine.ts";
import { findUnknown } from "./field-error.ts";
import type { FormatError } from "./format-error.ts";
import { assertNoErrors, expectValue } from "./invalid-value-error.ts";
import type { Api, OperationHandlers } from "./operation-types.ts";
import type { Warn } from "./warn.ts";

/** Options for {@link createMockServer}. */
export interface MockServerOptions<A extends Api> {
  /** The generated contract. */
  contract: A["contract"];
  /** A handler for each operation. See {@link OperationHandlers}. */
  handlers: OperationHandlers<A>;
  /** Returns the state for a request. Called when the request arrives, before anything is awaited except its body. */
  state: () => A["state"];
  /**
   * Returns the body of an error response, in the error format of the API.
   * @default the description's example, with variables and field errors filled in
   */
  formatError?: FormatError | undefined;
  /**
   * The base URL of the API: an absolute URL, or a path such as `/api`, which matches the origin of the page, or every
   * origin outside of a page.
   * @default the description's server
   */
  baseUrl?: string | undefined;
  /**
   * The credentials to accept.
   * @default "any"
   */
  credentials?: ExpectedCredentials | undefined;
  /**
   * Authenticates requests. Replaces the option `credentials`.
   * @default a function that checks `credentials`
   */
  authenticate?: Authenticate | undefined;
  /**
   * Rejects paths that cannot exist, such as those under an unknown parent resource.
   * @default every path exists
   */
  checkPath?: CheckPath<A["state"], Extract<keyof A["contract"]["errors"], string>> | undefined;
  /**
   * Rejects undeclared query parameters, undeclared body fields, and bodies of another media type.
   * @default false
   */
  strict?: boolean | undefined;
  /**
   * Sends CORS headers and responds to preflights.
   * @default true
   */
  cors?: boolean | undefined;
  /**
   * Records requests for `calls()`.
   * @default true
   */
  recordCalls?: boolean | undefined;
  /**
   * Returns headers to add to every response, such as a request id.
   * @default no headers
   */
  responseHeaders?: (() => Readonly<Record<string, string>>) | undefined;
  /**
   * Warns the developer about a likely mistake.
   * @default console.warn, once for each topic
   */
  warn?: Warn | undefined;
}

const knownOptions: { readonly [Name in keyof MockServerOptions<Api>]-?: true } = {
  contract: true,
  handlers: true,
  state: true,
  formatError: true,
  baseUrl: true,
  credentials: true,
  authenticate: true,
  checkPath: true,
  strict: true,
  cors: true,
  recordCalls: true,
  responseHeaders: true,
  warn: true,
};

/** Throws a `TypeError` that names each unknown and each missing option. */
export function assertOptions(options: object): void {
  const { contract, handlers, state } = options as { [Name in keyof MockServerOptions<Api>]?: unknown };
  assertNoErrors("createMockServer", [
    ...findUnknown(Object.keys(options), Object.keys(knownOptions), "option"),
    ...expectValue("contract", Object(contract).operations !== undefined, "the generated contract"),
    ...expectValue("handlers", Object(handlers) === handlers, "an object of functions"),
    ...expectValue("state", typeof state === "function", "a function"),
  ]);
}
