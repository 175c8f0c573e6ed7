import { type Call, getMediaType, hasOtherMediaType, type ModelResponse, readFields } from "./call.ts";
import type { Model } from "./model.ts";
import { createErrorResponse, createViolation, invalid, missing, notFound, type Violation } from "./responses.ts";
import { declared, isAllowed, type Name, rules } from "./rules.ts";

/**
 * Returns the error of a call that does not depend on any factor.
 * @see rulings 14–23
 */
export function findRejection(model: Model, call: Call): ModelResponse | undefined {
  if (!isAuthenticated(model, call)) {
    const headers = { "www-authenticate": 'Basic realm="Twilio API"' };
    return createErrorResponse(call, 401, 20003, "Authenticate", { headers });
  }
  return findPathError(model, call) ?? findMissing(call) ?? findInvalidValues(model, call);
}

/** Returns `true` if the credentials of a call are accepted. */
function isAuthenticated({ setup }: Model, call: Call): boolean {
  const [user, password] = parseCredentials(call);
  if (setup.credentials === "none") return true;
  if (setup.credentials === "any") return user !== "" && password !== "";
  return user === setup.credentials.user && password === setup.credentials.password;
}

/** Returns the user name and password of a call. */
export function parseCredentials({ headers }: Call): [user: string, password: string] {
  const [scheme, encoded = ""] = (headers.Authorization ?? "").split(" ");
  const text = scheme === "Basic" ? Buffer.from(encoded, "base64").toString() : "";
  const colon = text.indexOf(":");
  return colon === -1 ? ["", ""] : [text.slice(0, colon), text.slice(colon + 1)];
}

function findPathError({ setup }: Model, call: Call): ModelResponse | undefined {
  const { ServiceSid, Identity, Sid } = call.path;
  if (setup.services && !Object.hasOwn(setup.services, ServiceSid)) return notFound(call);
  if (!isAllowed(rules.ServiceSid, ServiceSid)) return notFound(call, [createViolation("ServiceSid", ServiceSid)]);
  if (!isAllowed(rules.Identity, Identity)) return invalid(call, [createViolation("Identity", Identity)]);
  if (Sid !== undefined && !isAllowed(rules.Sid, Sid)) return notFound(call, [createViolation("Sid", Sid)]);
  return undefined;
}

function findMissing(call: Call): ModelResponse | undefined {
  if (call.method !== "POST" || call.path.Sid !== undefined) return undefined;
  const fields = readFields(call);
  const platform = fields.get("Config.NotificationPlatform") ?? "";
  const needed = ["FriendlyName", "FactorType"];
  if (fields.get("FactorType") === "push") {
    needed.push("Binding.PublicKey", "Config.AppId", "Config.NotificationPlatform");
    if (["apn", "fcm"].includes(platform)) needed.push("Config.NotificationToken");
    needed.push("Config.SdkVersion");
  }
  const absent = needed.filter((name) => !fields.has(name));
  return absent.length > 0 ? missing(call, absent) : undefined;
}

function findInvalidValues({ setup }: Model, call: Call): ModelResponse | undefined {
  const query = new Map(call.query);
  const fields = readFields(call);
  const known = { query: listQueryParameters(call), body: listBodyFields(call) };
  const bad = [...findInvalid(known.query, query), ...findInvalid(known.body, fields)];
  if (setup.strict) {
    if (call.method === "POST") bad.push(...findUndeclared(known.body, fields));
    if (call.method === "POST" && hasOtherMediaType(call)) {
      bad.push({ parameter: "Content-Type", received: getMediaType(call) });
    }
    bad.push(...findUndeclared(known.query, query));
  }
  if (bad.length === 0) return undefined;
  // A key that is not Base64 fails like a key of another curve: with 60314, after every error 60200.
  const isKey = (parameter: string) => parameter === "Binding.PublicKey" && known.body.includes(parameter);
  const first = bad.find(({ parameter }) => !isKey(parameter));
  return first ? invalid(call, bad, first) : invalidBinding(call, bad);
}

/** Returns error 60314: the public key is not a P-256 key. */
export function invalidBinding(call: Call, violations?: readonly Violation[]): ModelResponse {
  return createErrorResponse(call, 400, 60314, "Factors binding format is invalid", { violations });
}

function listQueryParameters({ method, path }: Call): readonly Name[] {
  return method === "GET" && path.Sid === undefined ? declared.list : [];
}

function listBodyFields(call: Call): readonly Name[] {
  if (call.method !== "POST") return [];
  if (call.path.Sid !== undefined) return declared.update;
  const type = readFields(call).get("FactorType");
  return type === "totp" || type === "push" ? declared[type] : declared.any;
}

function findInvalid(names: readonly Name[], values: ReadonlyMap<string, string>): Violation[] {
  return names.flatMap((name) => {
    const value = values.get(name);
    return value === undefined || isAllowed(rules[name], value) ? [] : [createViolation(name, value)];
  });
}

function findUndeclared(names: readonly string[], values: ReadonlyMap<string, string>): Violation[] {
  return [...values.keys()].filter((name) => !names.includes(name)).map((parameter) => ({ parameter }));
}
