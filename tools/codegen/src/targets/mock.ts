import { Code, toLiteral, toPascalCase } from "../code.ts";
import { ContractWriter } from "../contract-writer.ts";
import type { Description } from "../description.ts";
import type { Examples } from "../examples.ts";
import { getServerUrl, readOperations } from "../operations.ts";
import { readSecuritySchemes } from "../security.ts";

/** Generates the contract that a mock server is created with: operations, schemas, errors and examples. */
export function generateMock(description: Description): Record<string, string> {
  const writer = new ContractWriter(description);
  const { examples, schemas } = writer;
  const operations = readOperations(description);
  // The responses of all operations come first: the status of an error is that of a response that declares it.
  const responses = operations.map((operation) => writer.toResponses(operation));
  const converted = operations.map((operation, index) => writer.toOperation(operation, responses[index]));
  const contract = {
    server: getServerUrl(description),
    securitySchemes: readSecuritySchemes(description),
    operations: Object.fromEntries(converted.map((operation) => [operation.id, operation])),
    errorResponses: readErrorResponses(
      description,
      examples,
      converted.some(({ security }) => security.length > 0),
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

/** The errors of `x-error-responses`, and the status of an example that states none. */
const errorStatuses = {
  unknownPath: 404,
  methodNotAllowed: 405,
  unauthenticated: 401,
  missing: 400,
  invalid: 400,
  unsupportedMediaType: 415,
};

function readErrorResponses(description: Description, examples: Examples, isSecured: boolean): object {
  const { "x-error-responses": declared = {} } = description.document;
  const required = ["unknownPath", "methodNotAllowed", "missing", "invalid", ...(isSecured ? ["unauthenticated"] : [])];
  const missing = required.filter((name) => !(name in declared)).join(", ");
  if (missing) {
    description.report(declared, `x-error-responses lacks ${missing}. Add an example for each at the document root.`);
  }
  const unknown = Object.keys(declared)
    .filter((name) => !(name in errorStatuses))
    .join(", ");
  if (unknown) {
    const known = Object.keys(errorStatuses).join(", ");
    description.report(declared, `x-error-responses cannot contain ${unknown}. Use ${known}.`);
  }
  const responses = Object.entries(errorStatuses).flatMap(([role, status]) => {
    const example = declared[role];
    return example ? [[role, examples.addError(example, toPascalCase(role), status)]] : [];
  });
  return Object.fromEntries(responses);
}
