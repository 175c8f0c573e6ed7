import { listVariants, readItem } from "../body.ts";
import type { Description } from "../description.ts";
import type { Parameter, Schema } from "../openapi.ts";

/** Returns the names of all properties and parameters with `format: password`. */
export function listSecretNames(description: Description): string[] {
  const schemas = description.nodes.flatMap((node): [name: string, schema: Schema][] => {
    const { name, schema, properties = {} } = node as Parameter & Schema;
    const parameters: typeof schemas = typeof name === "string" && schema ? [[name, schema]] : [];
    return [...parameters, ...Object.entries(properties)];
  });
  const secrets = schemas.filter(([, schema]) =>
    [...listVariants(description, schema), readItem(description, schema)].some((part) => part?.format === "password"),
  );
  return [...new Set(secrets.map(([name]) => name))];
}
