import { isDeepStrictEqual } from "node:util";
import type * as fc from "fast-check";
import { expect } from "vitest";
import type { Call, ModelResponse } from "./plain/call.ts";
import { computeCode } from "./plain/codes.ts";
import type { GeneratedValues } from "./plain/create-new-factor.ts";
import { getExpectedResponse } from "./plain/expected.ts";
import { listAllFactors, type Model, toFactor } from "./plain/model.ts";
import type { Service } from "./service.ts";

/** A command that is applied to both the model and the mock. */
export type Command = fc.AsyncCommand<Model, Service>;

/** Creates a command from a function, which returns the value to print. Then expects model and mock to be equal. */
export function createCommand(act: (model: Model, service: Service) => unknown): Command {
  let done: unknown;
  return {
    check: () => true,
    run: async (model, service) => {
      done = await act(model, service);
      expectAgreement(model, service);
    },
    toString: () => JSON.stringify(done),
  };
}

/** Sends a call, and expects the response that the model predicts. Returns the response. */
export async function sendAndCompare(model: Model, service: Service, call: Call): Promise<ModelResponse> {
  const response = await service.send(call);
  const expected = getExpectedResponse(model, call, readGeneratedValues(response.body));
  // `isDeepStrictEqual()` is faster than `expect()`, and most responses are equal.
  if (!isDeepStrictEqual(response, expected)) expect(response, JSON.stringify(call)).toStrictEqual(expected);
  return response;
}

/** Expects the mock to have the same factors, codes and warnings as the model. */
function expectAgreement(model: Model, { mock, warnings }: Service): void {
  const factors = listAllFactors(model);
  const expected = factors.map((factor) => toFactor(model, factor));
  const actual = mock.factors();
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected);
  for (const factor of factors.filter(({ shown }) => shown.factor_type === "totp").slice(-3)) {
    expect(mock.code(factor.shown.sid)).toBe(computeCode(factor, model.now));
  }
  expect(warnings.filter((warning) => warning.includes("AuthPayload"))).toHaveLength(model.warned ? 1 : 0);
}

/**
 * Reads the values that the service generated for a new factor. Replaces malformed values, so that the comparison
 * fails.
 */
export function readGeneratedValues(body: unknown): GeneratedValues {
  const { sid, entity_sid, factor_type, binding } =
    (body as { [Key in string]?: unknown } & { binding?: { secret?: unknown } }) ?? {};
  const readFormatted = (value: unknown, form: RegExp) =>
    typeof value === "string" && form.test(value) ? value : `like ${form}`;
  return {
    sid: readFormatted(sid, factor_type === "push" ? /^YF03[0-9a-f]{30}$/ : /^YF02[0-9a-f]{30}$/),
    entity_sid: readFormatted(entity_sid, /^YE[0-9a-f]{32}$/),
    secret: readFormatted(binding?.secret, /^[A-Z2-7]{32}$/),
  };
}
