import type { Document, Schema } from "./openapi.ts";

/** The keywords whose value is data. A `$ref` in data is not a reference. */
const dataKeywords = new Set(["value", "default", "const", "enum", "example", "dependentRequired"]);

/** The keywords whose value is an object with names instead of keywords as keys. */
const namedMaps = new Set([
  ...["properties", "schemas", "responses", "examples", "parameters", "headers", "requestBodies", "links", "$defs"],
  ...["patternProperties", "dependentSchemas"],
]);

/** A description, and the problems that generators report in it. */
export class Description {
  readonly document: Document;
  /** A warning for each part of the description that generators ignore. */
  readonly warnings = new Set<string>();

  /** Every object of the document that is not data, in the order of the document. */
  readonly nodes: object[] = [];
  readonly #pointers = new WeakMap<object, string>();
  readonly #problems = new Map<string, string>();
  #context = { label: "", pointer: "#" };

  constructor(document: Document) {
    this.document = document;
    this.#index(document, "#", "");
  }

  get hasProblems(): boolean {
    return this.#problems.size > 0;
  }

  /**
   * Records a problem with a node of the document: what is wrong and what to do. A problem that several operations
   * share is recorded once, with the first operation.
   */
  report(node: object, problem: string, pointer = this.#pointers.get(node) ?? this.#context.pointer): void {
    const key = `${pointer}: ${problem}`;
    if (this.#problems.has(key)) return;
    this.#problems.set(key, this.#context.label ? `${this.#context.label} (${pointer}): ${problem}` : key);
  }

  /** Records a warning about a part of the description that generators ignore. */
  warn(node: object, warning: string): void {
    this.warnings.add(`${this.#pointers.get(node) ?? this.#context.pointer}: ${warning}`);
  }

  /** Throws an error with all recorded problems, one per line. */
  throwProblems(): void {
    if (this.hasProblems) throw new Error([...this.#problems.values()].join("\n"));
  }

  /** Runs `read`, and adds the id of the operation to the problems that `read` reports. */
  withOperationContext<T>({ id, source }: { id: string; source: object }, read: () => T): T {
    const outer = this.#context;
    this.#context = { label: id, pointer: this.#pointers.get(source) ?? outer.pointer };
    try {
      return read();
    } finally {
      this.#context = outer;
    }
  }

  /**
   * Resolves `$ref`s. A `$ref` without a target resolves to an empty object. Siblings of a `$ref` override its target.
   * @see JSON Schema 2020-12, section 8.2.3.1, and OpenAPI 3.1, section 4.8.23
   */
  resolveRef<T extends { $ref?: string }>(node: T): T {
    const { $ref, ...siblings } = node;
    if ($ref === undefined) return node;
    const target = resolvePointer(this.document, $ref);
    const isCircular = this.#leadsTo($ref, target);
    const remedy = "Let a schema contain itself only in a property or an item.";
    if (isCircular) this.report(target as object, `$ref "${$ref}" leads to itself. ${remedy}`);
    const resolved = isCircular || target === undefined ? ({} as T) : this.resolveRef(target as T);
    return Object.keys(siblings).length === 0 ? resolved : this.#locate({ ...resolved, ...siblings } as T, node);
  }

  /** Merges a schema with its `$ref` and the parts of its `allOf`. The schema's own keywords override all others. */
  flattenAllOf(reference: Schema): Schema {
    const { allOf, ...schema } = this.resolveRef(reference);
    if (!allOf) return this.#locate(schema, reference);
    return this.#locate(Object.assign({}, ...allOf.map((part) => this.flattenAllOf(part)), schema), reference);
  }

  #locate<T extends object>(derived: T, original: object): T {
    this.#pointers.set(derived, this.#pointers.get(original) ?? this.#context.pointer);
    return derived;
  }

  /** Stores the pointer of every object, and reports `$ref`s without a target. */
  #index(node: unknown, pointer: string, parentKey: string, isData = false): void {
    if (typeof node !== "object" || node === null || this.#pointers.has(node)) return;
    this.#pointers.set(node, pointer);
    if (!isData) this.nodes.push(node);
    const isMap = namedMaps.has(parentKey) && !Array.isArray(node);
    for (const [key, value] of Object.entries(node)) {
      if (key === "__proto__") this.report(node, 'a property cannot be called "__proto__". Rename or remove it.');
      if (key === "$ref" && !isData && !isMap) {
        if (resolvePointer(this.document, value) !== undefined) continue;
        this.report(node, `$ref ${JSON.stringify(value)} has no target. Correct the reference.`);
      }
      const holdsData = dataKeywords.has(key) || (key === "examples" && Array.isArray(value));
      const child = `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      this.#index(value, child, isMap ? "" : key, isData || (holdsData && !isMap));
    }
  }

  /** Returns `true` if `from` refers to `goal`, directly or through other `$ref`s, for the same value. */
  #leadsTo(goal: string, from: unknown, visited = new Set<string>()): boolean {
    return listSameValueRefs(from).some(($ref) => {
      if ($ref === goal) return true;
      if (visited.has($ref)) return false;
      return this.#leadsTo(goal, resolvePointer(this.document, $ref), visited.add($ref));
    });
  }
}

/** Returns the `$ref`s in a schema that apply to the same value as the schema. */
function listSameValueRefs(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { $ref, discriminator, allOf = [], anyOf = [], oneOf = [], ...others } = schema as Schema;
  const dependent = Object.values(others.dependentSchemas ?? {});
  const parts = [...allOf, ...anyOf, ...oneOf, ...dependent, others.not, others.if, others.then, others.else];
  return [
    ...($ref === undefined ? [] : [$ref]),
    ...Object.values(discriminator?.mapping ?? {}),
    ...parts.flatMap(listSameValueRefs),
  ];
}

/** Returns the target of a JSON pointer (RFC 6901) in a URL fragment, or `undefined` if there is none. */
export function resolvePointer(document: Document, pointer: unknown): unknown {
  if (typeof pointer !== "string" || !pointer.startsWith("#/")) return undefined;
  try {
    let value: unknown = document;
    for (const step of pointer.slice(2).split("/")) {
      const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
      value = value instanceof Object && Object.hasOwn(value, key) ? value[key as never] : undefined;
    }
    return value;
  } catch {
    // A malformed escape sequence refers to nothing.
    return undefined;
  }
}
