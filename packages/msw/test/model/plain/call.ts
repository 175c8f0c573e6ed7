/** A name and its value. */
export type Pair = readonly [name: string, value: string];

/** A request as plain data. */
export interface Call {
  method: string;
  path: { ServiceSid: string; Identity: string; Sid?: string };
  query: readonly Pair[];
  headers: Readonly<Record<string, string>>;
  /** What a form holds, or what JSON holds when the content type says so. */
  form?: readonly Pair[];
  /** How a form writes a space. */
  spaces?: "+" | "%20";
}

/** An answer as plain data: what is opaque is left out once it is seen to be there. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

const formType = "application/x-www-form-urlencoded";

/** The path of a call below its base. */
export function resourceOf({ path: { ServiceSid, Identity, Sid } }: Pick<Call, "path">): string {
  const [service, identity] = [encodeURIComponent(ServiceSid), encodeURIComponent(Identity)];
  const factors = `/Services/${service}/Entities/${identity}/Factors`;
  return Sid === undefined ? factors : `${factors}/${encodeURIComponent(Sid)}`;
}

/** The media type of a call's body. */
export function mediaTypeOf({ headers }: Call): string {
  return (headers["Content-Type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** The body of a call as text. */
export function textOf(call: Call): string | undefined {
  if (!call.form) return undefined;
  if (mediaTypeOf(call) === "application/json") return JSON.stringify(Object.fromEntries(call.form));
  return formOf(call.form).replaceAll("+", call.spaces ?? "+");
}

/** Pairs as a form or a query. */
export function formOf(pairs: readonly Pair[]): string {
  return new URLSearchParams(pairs.map(([name, value]) => [name, value])).toString();
}

/** What the service reads of a body: forms alone, and of a name that comes twice the last value. */
export function fieldsOf(call: Call): ReadonlyMap<string, string> {
  return new Map(mediaTypeOf(call) === formType ? call.form : []);
}

/** Whether there is a body that the service cannot read. */
export function hasStrangeBody(call: Call): boolean {
  return mediaTypeOf(call) !== formType && (textOf(call) ?? "") !== "";
}
