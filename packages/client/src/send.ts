import type { OperationId, operations } from "@verify-factors/types";
import type { AllowUndefined } from "./allow-undefined.ts";
import { checkNames } from "./check.ts";
import { describeProblem } from "./describe-response.ts";
import { FactorApiError } from "./factor-api-error.ts";
import type { HttpRequest } from "./http.ts";
import type { Operation } from "./operation.ts";
import type { CallOptions } from "./options.ts";
import { listSecrets, redactJson, redactText } from "./redact.ts";
import type { DataWithResponse } from "./response-promise.ts";

/** The parameters and the body of an operation. */
export interface OperationInit<Id extends OperationId> {
  path: operations[Id]["parameters"]["path"];
  query?: AllowUndefined<NonNullable<operations[Id]["parameters"]["query"]>> | undefined;
  body?: operations[Id] extends { requestBody?: { content: infer Content } }
    ? AllowUndefined<Content[keyof Content]> | undefined
    : undefined;
}

/** The body of a successful response. */
export type OperationData<Id extends OperationId> = operations[Id]["responses"] extends
  | Record<200, Json<infer Body>>
  | Record<201, Json<infer Body>>
  ? Body
  : undefined;

type Json<Body> = { content: { "application/json": Body } };

/**
 * Calls an operation. Throws a {@link FactorApiError} for every response that is not a declared success. Rethrows errors of
 * `fetch`, such as a network error, with the property `operation` added.
 */
export type Send = <Id extends OperationId>(
  operation: Operation & { readonly id: Id },
  init: OperationInit<Id>,
  options?: CallOptions,
) => Promise<DataWithResponse<OperationData<Id>>>;

const optionNames = ["signal", "timeout", "headers", "retry"];

/** Creates the function that all methods call. Removes `clientSecrets` from errors. */
export function createSend(request: HttpRequest, baseUrl: string, clientSecrets: readonly string[]): Send {
  return async (operation, { path, query, body }, options = {}) => {
    const { id, method, path: template } = operation;
    try {
      checkNames(id, options, optionNames);
      checkSpelling(id, query, body);
      const init = { ...options, params: { path, query: query ?? {} }, body, parseAs: "text" } as const;
      const { data, error, response } = await request(method, template, init, operation);
      const listAllSecrets = () => [...clientSecrets, ...listSecrets(body, options.headers)];
      const content = response.ok ? parseJson(data) : redactJson(error, listAllSecrets());
      const problem = describeProblem(operation, response, content, baseUrl);
      if (problem === undefined) return { data: (operation.success && content) as never, response };
      const redacted = redactText(problem, listAllSecrets());
      throw new FactorApiError(operation, response, redacted, response.ok ? undefined : content);
    } catch (error) {
      // Never modify the caller's abort reason. `Reflect.set` ignores a frozen error.
      if (Object(error) === error && error !== options.signal?.reason) Reflect.set(error as object, "operation", id);
      throw error;
    }
  };
}

/** Throws a `TypeError` for a camelCase name, which the official SDKs use: `friendlyName` for `FriendlyName`. */
function checkSpelling(id: string, query: object = {}, body: object = {}): void {
  if (typeof query !== "object") throw new TypeError(`${id}: the query must be an object, not ${typeof query}.`);
  const name = Object.keys({ ...query, ...body }).find((key) => /^[a-z]/.test(key));
  if (!name) return;
  const examples = name in query ? "PageSize" : "FriendlyName and Config.TimeStep";
  throw new TypeError(`${id}: unknown parameter ${name}. The API's names are capitalized, such as ${examples}.`);
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
