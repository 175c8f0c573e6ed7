import type { Call, ModelResponse } from "./call.ts";
import { findRejection } from "./checks.ts";
import { create, type GeneratedValues } from "./create-new-factor.ts";
import { list } from "./list-factor.ts";
import { findFactor, type Model, toFactor } from "./model.ts";
import { createEmptyResponse, createErrorResponse, createJsonResponse, getMethods, notFound } from "./responses.ts";
import { update } from "./update-factor.ts";

/**
 * Returns the expected response to a call, and changes the model accordingly. `generated` contains the values that the
 * service generated, such as the sid of a new factor.
 */
export function getExpectedResponse(model: Model, call: Call, generated: GeneratedValues): ModelResponse {
  const methods = getMethods(call);
  if (call.method === "OPTIONS") return createEmptyResponse(call, 204);
  if (!methods.includes(call.method)) return methodNotAllowed(call, [...methods, "OPTIONS"]);
  const rejection = findRejection(model, call);
  if (rejection) return rejection;
  if (call.path.Sid === undefined) return call.method === "GET" ? list(model, call) : create(model, call, generated);
  const factor = findFactor(model, call.path);
  if (!factor) return notFound(call);
  if (call.method === "GET") return createJsonResponse(call, 200, toFactor(model, factor));
  if (call.method === "POST") return update(model, call, factor);
  factor.deleted = true;
  return createEmptyResponse(call, 204);
}

function methodNotAllowed(call: Call, methods: string[]): ModelResponse {
  const response = createErrorResponse(call, 405, 20004, "Method not allowed", {
    headers: { allow: methods.join(", ") },
  });
  return call.method === "HEAD" ? { ...response, body: undefined } : response;
}
