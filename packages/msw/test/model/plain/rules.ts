/** The valid values of a parameter, from which the arbitraries generate valid and invalid ones. */
export type Rule =
  | { is: "integer"; from: number; to: number }
  | { is: "text"; from: number; to: number }
  | { is: "word"; of: readonly string[] }
  | { is: "sid"; prefix: string }
  | { is: "identity" | "base32" | "base64" | "metadata" };

const platforms = ["apn", "fcm", "none"];
const algorithms = ["sha1", "sha256", "sha512"];

/** The rule of every parameter of every operation. */
export const rules = {
  ServiceSid: { is: "sid", prefix: "VA" },
  Identity: { is: "identity" },
  Sid: { is: "sid", prefix: "YF" },
  PageSize: { is: "integer", from: 1, to: 1000 },
  Page: { is: "integer", from: 0, to: 2147483647 },
  PageToken: { is: "text", from: 0, to: Number.POSITIVE_INFINITY },
  AuthPayload: { is: "text", from: 1, to: Number.POSITIVE_INFINITY },
  FriendlyName: { is: "text", from: 1, to: 64 },
  FactorType: { is: "word", of: ["totp", "push"] },
  "Binding.Alg": { is: "word", of: ["ES256"] },
  "Binding.PublicKey": { is: "base64" },
  "Binding.Secret": { is: "base32" },
  "Config.AppId": { is: "text", from: 1, to: 100 },
  "Config.NotificationPlatform": { is: "word", of: platforms },
  "Config.NotificationToken": { is: "text", from: 32, to: 255 },
  "Config.SdkVersion": { is: "text", from: 1, to: Number.POSITIVE_INFINITY },
  "Config.TimeStep": { is: "integer", from: 20, to: 60 },
  "Config.Skew": { is: "integer", from: 0, to: 2 },
  "Config.CodeLength": { is: "integer", from: 3, to: 8 },
  "Config.Alg": { is: "word", of: algorithms },
  Metadata: { is: "metadata" },
} as const satisfies Record<string, Rule>;

/** The name of a parameter. */
export type Name = keyof typeof rules;

/** The settings of a TOTP factor. */
export const totpSettings = ["Config.TimeStep", "Config.Skew", "Config.CodeLength", "Config.Alg"] as const;
const device = ["Binding.Alg", "Binding.PublicKey", "Config.AppId", "Config.NotificationPlatform"] as const;
const app = ["Config.NotificationToken", "Config.SdkVersion"] as const;

/**
 * The parameters of each request in the description's order: those of CreateNewFactor by `FactorType`, or `any` if the type is unknown.
 */
export const declared = {
  list: ["PageSize", "Page", "PageToken"],
  any: ["FriendlyName", "FactorType", "Metadata"],
  totp: ["FriendlyName", "FactorType", "Binding.Secret", ...totpSettings, "Metadata"],
  push: ["FriendlyName", "FactorType", ...device, ...app, "Metadata"],
  update: ["AuthPayload", "FriendlyName", ...app, ...totpSettings, "Config.NotificationPlatform"],
} as const satisfies Record<string, readonly Name[]>;

/** The parameters whose values no response repeats. */
export const secrets: readonly string[] = [
  "AuthPayload",
  "Binding.Secret",
  "Binding.PublicKey",
  "Config.NotificationToken",
];

/** Returns `true` for a valid value of a parameter. */
export function isAllowed(rule: Rule, text: string): boolean {
  switch (rule.is) {
    case "integer":
      return /^-?(0|[1-9][0-9]*)$/.test(text) && Number(text) >= rule.from && Number(text) <= rule.to;
    case "text":
      return [...text].length >= rule.from && [...text].length <= rule.to;
    case "word":
      return rule.of.includes(text);
    case "sid":
      return text.startsWith(rule.prefix) && /^..[0-9a-fA-F]{32}$/.test(text);
    case "identity":
      return /^[A-Za-z0-9-]{8,64}$/.test(text);
    case "base32":
      return /^[A-Za-z2-7]{2,}={0,6}$/.test(text);
    case "base64":
      return /^(?:[A-Za-z0-9+/]\s*)+(?:=\s*){0,2}$/.test(text);
    case "metadata":
      return [...text].length <= 1024 && isMetadata(text);
  }
}

function isMetadata(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null) return true;
    const isObject = typeof value === "object" && !Array.isArray(value);
    return isObject && Object.values(value as object).every((one) => typeof one === "string");
  } catch {
    return false;
  }
}
