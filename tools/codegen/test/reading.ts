import type { Field, Operation, Runtime, Shape } from "./runtime.ts";

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

/**
 * What is wrong with a value by the validator of an operation's answer, as `/place keyword`. Without the `if` that Ajv
 * adds at each union around a fault: it only repeats that there is one inside.
 */
export function faultsOf(runtime: Runtime, id: string, status: number, value: unknown): string[] {
  const accepts = operationOf(runtime, id).responses[status]?.accepts;
  if (!accepts) throw new Error(`${id} answers ${status} without a body.`);
  if (accepts(value)) return [];
  return (accepts.errors ?? [])
    .filter(({ keyword }) => keyword !== "if")
    .map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}
