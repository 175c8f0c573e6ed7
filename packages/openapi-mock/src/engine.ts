import type { Authenticate } from "./authenticate.ts";
import type { CallLog } from "./call-log.ts";
import type { Contract, Operation } from "./contract.ts";
import type { CoverageRecorder } from "./coverage.ts";
import type { DecodedInput } from "./decode.ts";
import type { UntypedResponse } from "./encode.ts";
import type { FormatError } from "./format-error.ts";
import type { CreateError } from "./http-error.ts";
import type { Api, HandlerContext } from "./operation-types.ts";
import type { Resource } from "./route.ts";
import type { Warn } from "./warn.ts";

/** The options of a mock with defaults filled in, and its state, without the types of its API. */
export interface Engine {
  readonly contract: Contract;
  readonly resources: readonly Resource[];
  readonly strict: boolean;
  readonly cors: boolean;
  readonly state: () => unknown;
  readonly authenticate: Authenticate;
  readonly checkPath: CheckPath;
  readonly formatError: FormatError;
  readonly responseHeaders: () => Readonly<Record<string, string>>;
  readonly handlers: Readonly<Record<string, UntypedHandler>>;
  readonly coverage: CoverageRecorder;
  readonly calls: CallLog;
  readonly warn: Warn;
}

/**
 * Throws an error if a path cannot exist, before the rest of the request is validated.
 *
 * @example
 * ```ts
 * const checkPath: CheckPath<BuildingStore, "NotFound"> = ({ BuildingId = "" }, { state, error }) => {
 *   if (!state.has(BuildingId)) throw error("NotFound");
 * };
 * ```
 */
export type CheckPath<State = unknown, Name extends string = string> = (
  path: Readonly<Record<string, string>>,
  context: { readonly state: State; readonly error: CreateError<Name> },
) => void;

/** An operation handler, untyped. */
export type UntypedHandler = (
  input: DecodedInput,
  context: HandlerContext<Api>,
) => UntypedResponse | Promise<UntypedResponse>;

/** A valid request for an operation, before its handler runs. */
export interface OperationCall {
  readonly operation: Operation;
  readonly input: DecodedInput;
  readonly context: HandlerContext<Api>;
}
