import type { Field, Operation, Runtime, Shape, WrittenSchema } from "./runtime.ts";

/** An operation of the mock's table; throws when there is none of this name. */
export function operationOf({ table }: Runtime, id: string): Operation {
  const operation = table.operations[id];
  if (!operation) throw new Error(`No operation is called ${id}.`);
  return operation;
}

/** A parameter of an operation, or a field of its body, `under` the values of the discriminators on the way. */
export function fieldOf(runtime: Runtime, id: string, name: string, under: string[] = []): Field {
  const { parameters, body } = operationOf(runtime, id);
  const shape = under.reduce<Shape | undefined>((union, value) => union?.members?.[value], body);
  const fields = [...parameters.path, ...parameters.query, ...(shape?.fields ?? [])];
  const field = fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${id} has no field called ${name}.`);
  return field;
}

/** Whether the schema of a field, or of its content, allows a value. */
export function allows(runtime: Runtime, schema: WrittenSchema | undefined, value: unknown): boolean {
  if (schema === undefined) throw new Error("There is no schema.");
  return runtime.faultsOf(schema, value).length === 0;
}

/** What is wrong with a value by the schema of an operation's answer, as `/place keyword`. */
export function faultsOf(runtime: Runtime, id: string, status: number, value: unknown): string[] {
  const schema = operationOf(runtime, id).responses[status]?.schema;
  if (schema === undefined) throw new Error(`${id} answers ${status} without a body.`);
  return runtime.faultsOf(schema, value).map(({ path, keyword }) => `${path} ${keyword}`);
}
