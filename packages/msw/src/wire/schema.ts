import { type Asserted, type Assertion, assertions, isObject } from "./assertions.ts";

/**
 * A JSON Schema (2020-12) as the generator writes it: what a `$ref` points to stands in its place, patterns and formats are
 * regular expressions, and a discriminator holds the members of its union.
 */
export type Schema = boolean | Keywords;

type Keywords = { readonly [Keyword in keyof Asserted]?: Asserted[Keyword] } & {
  readonly [Keyword in keyof Applied]?: Applied[Keyword];
};

/** The keywords that hand a value, or the parts of it, on to other schemas. */
interface Applied {
  items: Schema;
  required: readonly string[];
  properties: { readonly [name: string]: Schema };
  additionalProperties: Schema;
  allOf: readonly Schema[];
  anyOf: readonly Schema[];
  oneOf: readonly Schema[];
  not: Schema;
  discriminator: { readonly propertyName: string; readonly members: { readonly [value: string]: Schema } };
}

/** Where a value breaks its schema. */
export interface Fault {
  /** A JSON pointer (RFC 6901) into the value. */
  readonly path: string;
  readonly keyword: string;
  /** What the keyword asks for. */
  readonly asked: unknown;
  /** What is there instead. */
  readonly found: unknown;
}

/** Whether a schema allows a value. */
export function allows(schema: Schema, value: unknown): boolean {
  return faultsOf(schema, value).length === 0;
}

/** Each fault of a value by its schema, which is at a `path` of a larger value; none when the schema allows it. */
export function faultsOf(schema: Schema, value: unknown, path = ""): Fault[] {
  if (typeof schema === "boolean") return schema ? [] : [{ path, keyword: "false", asked: "nothing", found: value }];
  const faults: Fault[] = [];
  for (const [keyword, asked] of Object.entries(schema)) {
    const holds = assertions[keyword as keyof Asserted] as Assertion<unknown> | undefined;
    const apply = applicators[keyword as keyof Applied] as Applicator<unknown>;
    if (!holds) faults.push(...apply(asked, value, path, schema));
    else if (!holds(asked, value)) {
      const fault = { path, keyword, asked, found: value };
      // Of a value of another type the rest has nothing to say that helps.
      if (keyword === "type") return [fault];
      faults.push(fault);
    }
  }
  return faults;
}

type Applicator<Asked> = (asked: Asked, value: unknown, path: string, beside: Keywords) => Fault[];

const applicators: { readonly [Keyword in keyof Applied]: Applicator<Applied[Keyword]> } = {
  items: (schema, value, path) =>
    Array.isArray(value) ? value.flatMap((item, index) => faultsOf(schema, item, `${path}/${index}`)) : [],
  required: (names, value, path) =>
    names
      .filter((name) => isObject(value) && !has(value, name))
      .map((name) => ({ path, keyword: "required", asked: name, found: value })),
  properties: (schemas, value, path) =>
    Object.entries(schemas).flatMap(([name, schema]) =>
      isObject(value) && has(value, name) ? faultsOf(schema, value[name], below(path, name)) : [],
    ),
  additionalProperties: (schema, value, path, { properties = {} }) =>
    Object.entries(isObject(value) ? value : {})
      .filter(([name, found]) => found !== undefined && !Object.hasOwn(properties, name))
      .flatMap(([name, found]) => faultsOf(schema, found, below(path, name))),
  allOf: (schemas, value, path) => schemas.flatMap((schema) => faultsOf(schema, value, path)),
  anyOf: (schemas, value, path) => matching(schemas, value, path, "anyOf", (matches) => matches > 0),
  oneOf: (schemas, value, path) => matching(schemas, value, path, "oneOf", (matches) => matches === 1),
  not: (schema, value, path) =>
    allows(schema, value) ? [{ path, keyword: "not", asked: "something else", found: value }] : [],
  discriminator: ({ propertyName, members }, value, path) => {
    const member = isObject(value) && String(value[propertyName]);
    return member && Object.hasOwn(members, member) ? faultsOf(members[member] ?? false, value, path) : [];
  },
};

function matching(
  schemas: readonly Schema[],
  value: unknown,
  path: string,
  keyword: string,
  suffices: (matches: number) => boolean,
): Fault[] {
  const faults = schemas.map((schema) => faultsOf(schema, value, path));
  const matches = faults.filter(({ length }) => length === 0).length;
  if (suffices(matches)) return [];
  return [...faults.flat(), { path, keyword, asked: `${matches} of ${schemas.length} match`, found: value }];
}

/** What is `undefined` is not there, as in the JSON that becomes of it. */
function has(value: Record<string, unknown>, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined;
}

/** The JSON pointer to a property. */
function below(path: string, name: string): string {
  return `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}
