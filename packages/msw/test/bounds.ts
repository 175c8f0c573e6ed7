import description from "@verify-factors/spec/openapi.json" with { type: "json" };

/** A JSON Schema, as far as its bounds go. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: string;
  enum?: string[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  contentSchema?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
}

/** A value on one side of a bound, and the keyword that draws the bound. */
export interface Probe {
  keyword: string;
  value: string;
  accepted: boolean;
}

/** Follows a `$ref` into the description. */
export function follow<T extends { $ref?: string }>(value: T): T {
  if (!value.$ref) return value;
  const steps = value.$ref.slice(2).split("/");
  const target = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], description);
  return { ...follow(target as T), ...value };
}

/**
 * Values just inside and just outside of every bound that a schema draws, as they are written into a form or an address.
 * `example` is a value that the schema allows; strings of other lengths are made of it.
 */
export function probesOf(reference: Schema, example: string): Probe[] {
  const schema = follow(reference);
  const probes: Probe[] = [];
  const probe = (keyword: string, value: string | number, accepted: boolean) =>
    probes.push({ keyword, value: String(value), accepted });

  if (schema.const !== undefined) {
    probe("const", schema.const, true);
    probe("const", `${schema.const}x`, false);
  }
  for (const member of schema.enum ?? []) {
    probe("enum", member, true);
    probe("enum", member.toUpperCase(), false);
    probe("enum", `${member} `, false);
  }
  if (schema.type === "integer") for (const text of ["30.0", "1e1", "+1", "01", "", " 1"]) probe("type", text, false);
  if (schema.minimum !== undefined) {
    probe("minimum", schema.minimum - 1, false);
    probe("minimum", schema.minimum, true);
  }
  if (schema.maximum !== undefined) {
    probe("maximum", schema.maximum, true);
    probe("maximum", schema.maximum + 1, false);
  }
  if (schema.minLength !== undefined) {
    probe("minLength", ofLength(schema, example, schema.minLength - 1), false);
    probe("minLength", ofLength(schema, example, schema.minLength), true);
  }
  if (schema.maxLength !== undefined) {
    probe("maxLength", ofLength(schema, example, schema.maxLength), true);
    probe("maxLength", ofLength(schema, example, schema.maxLength + 1), false);
  }
  if (schema.pattern) {
    probe("pattern", example, true);
    for (const place of [0, 1, example.length - 1]) {
      probe("pattern", `${example.slice(0, place)}!${example.slice(place + 1)}`, false);
    }
    probe("pattern", `${example}\n`, false);
  }
  if (schema.contentSchema) {
    for (const text of ["{}", '{"a":"b"}', "null"]) probe("contentSchema", text, true);
    for (const text of ["", "{", "[]", "1", '"a"', '{"a":1}', '{"a":null}', '{"a":{}}'])
      probe("contentSchema", text, false);
  }
  return probes;
}

/** A text of so many code points; without a pattern it ends in code points of two code units each. */
function ofLength(schema: Schema, example: string, length: number): string {
  if (schema.contentSchema) return `{"a":"${"📱".repeat(length - '{"a":""}'.length)}"}`;
  const points = [...example];
  const filler = schema.pattern ? (points.at(-1) ?? "") : "📱";
  while (points.length < length) points.push(filler);
  return points.slice(0, length).join("");
}
