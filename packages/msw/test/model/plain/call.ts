/** A name and its value. */
export type Pair = readonly [name: string, value: string];

/** A request as plain data. */
export interface Call {
  method: string;
  path: { ServiceSid: string; Identity: string; Sid?: string };
  query: readonly Pair[];
  headers: Readonly<Record<string, string>>;
  /** The fields of a form, or of JSON if the content type says so. */
  form?: readonly Pair[];
  /** The encoding of a space in a form. */
  spaces?: "+" | "%20";
}

/** A response as plain data. Unpredictable values are replaced with constants. */
export interface ModelResponse {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

const formType = "application/x-www-form-urlencoded";

/** Returns the path of a call under its base URL. */
export function getResourcePath({ path: { ServiceSid, Identity, Sid } }: Pick<Call, "path">): string {
  const [service, identity] = [encodeURIComponent(ServiceSid), encodeURIComponent(Identity)];
  const factors = `/Services/${service}/Entities/${identity}/Factors`;
  return Sid === undefined ? factors : `${factors}/${encodeURIComponent(Sid)}`;
}

/** Returns the media type of a call's body. */
export function getMediaType({ headers }: Call): string {
  return (headers["Content-Type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Returns the body of a call as text. */
export function serializeBody(call: Call): string | undefined {
  if (!call.form) return undefined;
  if (getMediaType(call) === "application/json") return JSON.stringify(Object.fromEntries(call.form));
  return serializeForm(call.form).replaceAll("+", call.spaces ?? "+");
}

/** Serializes pairs as a form or a query. */
export function serializeForm(pairs: readonly Pair[]): string {
  return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
}

/** Returns the fields of a form, with the last value of a repeated name. Other bodies have none. */
export function readFields(call: Call): ReadonlyMap<string, string> {
  return new Map(getMediaType(call) === formType ? call.form : []);
}

/** Returns `true` for a body that is not a form. */
export function hasOtherMediaType(call: Call): boolean {
  return getMediaType(call) !== formType && (serializeBody(call) ?? "") !== "";
}
