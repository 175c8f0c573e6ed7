import description from "@verify-factors/spec/openapi.json" with { type: "json" };

/** The keywords of a JSON Schema that the rules read. */
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
  contentSchema?: object;
  properties?: { [name: string]: Schema };
}

/** An operation of the description. */
export interface Operation {
  operationId: string;
  parameters?: { $ref?: string; name: string; in: string; schema: Schema }[];
  responses: { [status: string]: { $ref?: string; headers?: object } };
}

/** Returns the operation with this id. Throws if the description has none. */
export function findOperation(operationId: string): Operation {
  const operations = Object.values(description.paths).flatMap((item) => Object.values(item) as unknown as Operation[]);
  const operation = operations.find((one) => one.operationId === operationId);
  if (!operation) throw new Error(`The description has no operation ${operationId}.`);
  return operation;
}

/** Resolves the `$ref` of a value. Returns a value without `$ref` unchanged. */
export function resolve<T extends { $ref?: string }>(value: T): T {
  if (!value.$ref) return value;
  const keys = value.$ref.slice("#/".length).split("/");
  const target = keys.reduce<unknown>((parent, key) => (parent as { [key: string]: unknown })[key], description);
  return { ...resolve(target as T), ...value, $ref: undefined };
}
