import { computeCode } from "./plain/codes.ts";
import { createSignature, devices } from "./plain/keys.ts";
import { getCodeSettings, type Model, type ModelFactor } from "./plain/model.ts";

/** An `AuthPayload`, right or wrong. */
export type Payload =
  | { text: string }
  | { codeOfStep: number }
  | {
      signature: "right" | "of another sid" | "of another device" | "bare" | "cut" | "unpadded" | "url-safe" | "longer";
    };

const unknownSid = `YF02${"f".repeat(30)}`;

/** The `AuthPayload` that this is for a factor now; what fits the other type of factor is wrong for it. */
export function resolvePayload(model: Model, factor: ModelFactor | undefined, payload: Payload): string {
  if ("text" in payload) return payload.text;
  if (!factor) return "123456";
  if ("codeOfStep" in payload) {
    if (factor.shown.factor_type === "push") return "123456";
    return computeCode(factor.secret, getCodeSettings(factor), model.now, payload.codeOfStep);
  }
  const { sid } = factor.shown;
  const own = devices.find(
    ({ publicKey }) => factor.publicKey !== "" && publicKey.startsWith(factor.publicKey.replaceAll("=", "")),
  );
  const [device, other] = [own ?? devices[0], devices.find((one) => one !== own)];
  if (!device || !other) return "none";
  const der = createSignature(device, sid);
  const text = der.toString("base64");
  switch (payload.signature) {
    case "right":
      return text;
    case "unpadded":
      return text.replaceAll("=", "");
    case "of another sid":
      return createSignature(device, unknownSid).toString("base64");
    case "of another device":
      return createSignature(other, sid).toString("base64");
    case "bare":
      return createSignature(device, sid, "ieee-p1363").toString("base64");
    case "cut":
      return der.subarray(0, -1).toString("base64");
    case "longer":
      return Buffer.concat([der, Buffer.of(0)]).toString("base64");
    case "url-safe":
      return der.toString("base64url");
  }
}
