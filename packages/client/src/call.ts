import type { OperationId, operations } from "@verify-factors/types";
import type { OperationInfo } from "./encode.ts";
import { FactorApiError } from "./factor-api-error.ts";
import { operations as table } from "./generated/operations.ts";
import type { Http } from "./http.ts";
import type { CallOptions } from "./options.ts";

/** What an operation is called with. */
export interface Input<Id extends OperationId> {
  params: Pick<operations[Id]["parameters"], "path" | "query">;
  body?: operations[Id] extends { requestBody?: { content: infer Content } } ? Content[keyof Content] : undefined;
}

/** What an operation answers when all is well. */
export type Output<Id extends OperationId> =
  Extract<operations[Id]["responses"][keyof operations[Id]["responses"] & (200 | 201)], { content: object }> extends {
    content: { "application/json": infer Body };
  }
    ? Body
    : undefined;

/**
 * Calls an operation. Throws a {@link FactorApiError} for an answer that is not 2xx or no JSON object; an error of the platform
 * (a fault of the network, an abort) is thrown as it is, with the `operation` added.
 */
export async function call<Id extends OperationId>(
  http: Http,
  id: Id,
  input: Input<Id>,
  clientTimeout: number | undefined,
  { signal, timeout = clientTimeout, headers }: CallOptions = {},
): Promise<Output<Id>> {
  const operation = table.find((one) => one.id === id) as OperationInfo;
  try {
    signal?.throwIfAborted();
    const { data, error, response } = await (http as unknown as Caller).request(operation.method, operation.path, {
      ...input,
      headers,
      signal: endOf(signal, timeout),
      parseAs: "text",
    });
    const value = objectIn(data);
    if (value || response.status === 204) return value as Output<Id>;
    throw new FactorApiError(operation, response, error);
  } catch (error) {
    // Unlike an assignment it passes over what is frozen.
    if (error instanceof Error) Reflect.set(error, "operation", id);
    throw error;
  }
}

/** Ends with the caller's signal or after the time, whichever comes first; a call without either has no end of its own. */
function endOf(signal: AbortSignal | undefined, timeout: number | undefined): AbortSignal | undefined {
  const end = timeout ? AbortSignal.timeout(timeout) : undefined;
  return signal && end ? AbortSignal.any([signal, end]) : (signal ?? end);
}

/** The client underneath, for a method and a path that are known at run time only. */
interface Caller {
  request(method: string, path: string, init: object): Promise<Answer>;
}

/** What it answers: the text of a 2xx answer; of any other its JSON, or its text if it is none. */
interface Answer {
  data?: string;
  error?: unknown;
  response: Response;
}

function objectIn(text = ""): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value instanceof Object && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
