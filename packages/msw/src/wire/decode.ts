import { Refusal } from "../refusal.ts";
import { type Finding, fieldsOf, jsonReader, readFields, textReader, undeclared } from "./fields.ts";
import type { PlainRequest } from "./plain.ts";
import type { Match } from "./route.ts";
import { type Operation, table } from "./table.ts";

/** A request as its operation declares it. */
export interface Decoded {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
}

const form = "application/x-www-form-urlencoded";

/**
 * Reads path, query and body: text becomes what the schemas declare. Throws the {@link Refusal} that the description names
 * for what is wrong: first the path, in its order; then the first missing parameter; then the first bad value, all of them
 * in the details. With `strict`, an undeclared parameter and a body of another media type are bad values too.
 */
export async function decode(
  operation: Operation,
  request: PlainRequest,
  match: Match,
  strict = false,
): Promise<Decoded> {
  const path = readFields(operation.parameters.path, (name) => match.path[name]);
  const [first] = path.findings;
  if (first) throw refusal([first], first);

  const parameters = new Map(new URLSearchParams(/^[^?#]*\?([^#]*)/.exec(request.url)?.[1]));
  const query = readFields(operation.parameters.query, (name) => parameters.get(name));
  const body = await decodeBody(operation, request, strict);
  const findings = [...query.findings, ...body.findings];
  if (strict) {
    const declared = operation.parameters.query.map((field) => field.name);
    findings.push(...[...parameters.keys()].filter((name) => !declared.includes(name)).map(undeclared));
  }
  const worst =
    findings.find(({ missing }) => missing) ??
    // An error of its own is one of the service's rules, and those come last.
    findings.find(({ error }) => error === table.refusals.invalid) ??
    findings[0];
  if (worst) throw refusal(worst.missing ? findings.filter(({ missing }) => missing) : findings, worst);
  return { path: path.values, query: query.values, body: body.values };
}

async function decodeBody(operation: Operation, request: PlainRequest, strict: boolean) {
  const shape = operation.body;
  if (!shape) return { values: {}, findings: [] };
  const text = await request.text();
  const mediaType = (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  const readable = mediaType === shape.mediaType;
  const given = readable ? parse(shape.mediaType, text) : new Map<string, unknown>();

  const { fields, closed } = fieldsOf(shape, (name) => given.get(name));
  const reader = shape.mediaType === form ? textReader : jsonReader;
  const { values, findings } = readFields(fields, (name) => given.get(name), reader);
  if (strict || closed) {
    const declared = fields.map((field) => field.name);
    findings.push(...[...given.keys()].filter((name) => !declared.includes(name)).map(undeclared));
  }
  if (strict && !readable && text !== "") findings.push(wrongMediaType(shape.mediaType, mediaType));
  return { values, findings };
}

/** The fields of a body by name; of a name that comes twice, the last. A body that cannot be read has none. */
function parse(mediaType: string, text: string): Map<string, unknown> {
  if (mediaType === form) {
    // A leading "?" would be taken for the mark of a query.
    return new Map(new URLSearchParams(`&${text}`));
  }
  try {
    const value: unknown = JSON.parse(text);
    return new Map(value && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : []);
  } catch {
    return new Map();
  }
}

function wrongMediaType(expected: string, received = ""): Finding {
  return {
    violation: { parameter: "Content-Type", expected, received },
    error: table.refusals.invalid,
    missing: false,
  };
}

function refusal(findings: Finding[], { error, violation }: Finding): Refusal {
  const violations = findings.map((finding) => finding.violation);
  return new Refusal(error, { words: { parameter: violation.parameter }, violations });
}
