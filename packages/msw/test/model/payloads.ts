import * as fc from "fast-check";
import { validValue } from "./arbitraries.ts";
import { computeCode } from "./plain/codes.ts";
import { createSignature, devices } from "./plain/keys.ts";
import type { Model, ModelFactor } from "./plain/model.ts";

/**
 * Creates an `AuthPayload` for the factor of a call, correct or incorrect. It is always incorrect for the other type.
 */
export type Payload = (model: Model, factor: ModelFactor | undefined) => string;

/** Creates the code of a time step, `steps` after the current one. */
export function createCodePayload(steps: number): Payload {
  return (model, factor) => (factor?.shown.factor_type === "totp" ? computeCode(factor, model.now, steps) : "123456");
}

/** Creates the signature of the factor's device over its sid, or over another sid. */
export function createSignaturePayload(sid?: string, encoding: "base64" | "base64url" = "base64"): Payload {
  return (_model, factor) => {
    const key = factor?.publicKey.replaceAll("=", "") || "none";
    const device = devices.find(({ publicKey }) => publicKey.startsWith(key)) ?? devices[0];
    return device ? createSignature(device, sid ?? factor?.shown.sid ?? "").toString(encoding) : "";
  };
}

const unpaddedSignature: Payload = (model, factor) => createSignaturePayload()(model, factor).replaceAll("=", "");
const text = fc.oneof(validValue("AuthPayload"), fc.stringMatching(/^[0-9]{1,9}$/));

/** Codes, signatures and other texts. */
export const payload: fc.Arbitrary<Payload> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }).map(createCodePayload) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      createSignaturePayload(),
      unpaddedSignature,
      createSignaturePayload("another sid"),
      createSignaturePayload(undefined, "base64url"),
    ),
  },
  text.map((one) => () => one),
);
