import { Code, toLiteral } from "../code.ts";
import { toOperation, toResponses } from "../contract-operations.ts";
import type { Description } from "../description.ts";
import { readErrorResponses } from "../error-responses.ts";
import { Examples } from "../examples.ts";
import { getServerUrl, readOperations } from "../operations.ts";
import { SchemaModule } from "../schema-module.ts";
import { readSecuritySchemes } from "../security.ts";

/** Generates the contract that a mock server is created with: operations, schemas, errors and examples. */
export function generateMock(description: Description): Record<string, string> {
  const schemas = new SchemaModule(description);
  const examples = new Examples(description);
  const context = { description, schemas, examples };
  // Convert all responses first, because an error has the status of a response that declares it.
  const operations = readOperations(description)
    .map((operation) => ({ operation, responses: toResponses(context, operation) }))
    .map(({ operation, responses }) => toOperation(context, operation, responses));
  const contract = {
    server: getServerUrl(description),
    securitySchemes: readSecuritySchemes(description),
    operations: Object.fromEntries(operations.map((operation) => [operation.id, operation])),
    errorResponses: readErrorResponses(
      description,
      examples,
      operations.some(({ security }) => security.length > 0),
    ),
    errors: new Code("errors"),
    examples: new Code("{ requests, responses }"),
  };
  const imports = [
    'import type { Contract } from "@verify-factors/openapi-mock";',
    'import { errors, requests, responses } from "./examples.ts";',
    'import * as schemas from "./schemas.ts";',
  ].join("\n");
  const constants = ["requests", "responses", "errors"] as const;
  return {
    "contract.ts": `${imports}\n\nexport const contract = ${toLiteral(contract)} as const satisfies Contract;\n`,
    "examples.ts": constants
      .map((name) => `export const ${name} = ${toLiteral(examples[name])} as const;\n`)
      .join("\n"),
    "schemas.ts": schemas.toCode(),
  };
}
