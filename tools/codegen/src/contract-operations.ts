import { readBody, warnAboutOthers } from "./body.ts";
import { toPascalCase } from "./code.ts";
import { type ContractContext, toBodyFields, toParameterFields } from "./contract-fields.ts";
import type { Description } from "./description.ts";
import { lacksErrorResponses, readOwnErrorResponses } from "./error-responses.ts";
import { toExactStatus } from "./examples.ts";
import { isJsonType, selectMediaType } from "./media-types.ts";
import type { Example, MediaType, Response } from "./openapi.ts";
import type { Operation } from "./operations.ts";
import { createSample } from "./sample.ts";
import { readSecurity } from "./security.ts";

/** Converts the responses of an operation by status. */
export function toResponses(context: ContractContext, operation: Operation) {
  const { description } = context;
  return description.withOperationContext(operation, () => {
    const entries = Object.entries(operation.responses);
    if (entries.length === 0) {
      description.report(operation.source, "the operation declares no response. Add one, such as 204.");
    }
    for (const [status, response] of entries) {
      if (/^([1-5](\d\d|XX)|default)$/.test(status)) continue;
      description.report(response, `${status} is not a status. Use one such as 404, 4XX or default.`);
    }
    return Object.fromEntries(
      entries.map(([status, response]) => [status, toResponse(context, operation.id, status, response)]),
    );
  });
}

type ConvertedResponses = ReturnType<typeof toResponses>;

/** Converts an operation and adds its converted responses. */
export function toOperation(context: ContractContext, operation: Operation, responses: ConvertedResponses) {
  const { description, examples } = context;
  return description.withOperationContext(operation, () => {
    const { id, method, path } = operation;
    const security = readSecurity(description, operation);
    const errorResponses = readOwnErrorResponses(description, examples, responses);
    const invalidPathError = lacksErrorResponses(description)
      ? (errorResponses?.invalid ?? responses[404]?.examples[0])
      : undefined;
    const parameters = toParameterFields(context, operation, invalidPathError);
    const { examples: requests = {}, schema, mediaType = "", required } = readBody(description, operation) ?? {};
    for (const [name, example] of Object.entries(requests)) examples.addRequest(example, name, [toPascalCase(id)]);
    const body = schema && {
      mediaType,
      required: required || undefined,
      ...toBodyFields(context, schema, !isJsonType(mediaType)),
    };
    // Percent-encode the path like a URL, except for the names of parameters.
    const encodedPath = path.replace(/\{[^{}]+\}|[^!-~]+/g, (part) =>
      part[0] === "{" ? part : encodeURIComponent(part),
    );
    return { id, method, path: encodedPath, security, parameters, body, responses, errorResponses };
  });
}

function toResponse(context: ContractContext, id: string, status: string, response: Response) {
  const { description, schemas, examples } = context;
  const { mediaType = "application/json", content, others = [] } = selectMediaType(response.content) ?? {};
  warnAboutOthers(description, response, mediaType, others);
  if (mediaType.includes("*")) {
    description.report(response, `${mediaType} is a range. Use a media type such as text/plain.`);
  }
  const schema = content && isJsonType(mediaType) ? schemas.add(content.schema ?? {}, `${id} ${status}`) : undefined;
  const components = Object.entries(description.document.components?.responses ?? {});
  const ownName = `${toPascalCase(id)}${status}`;
  const [name = ownName] = components.find(([, component]) => component === response) ?? [];
  const ownType = mediaType === "application/json" ? undefined : mediaType;
  const names = Object.entries(readExamples(description, status, name, content)).map(([key, example]) =>
    examples.addResponse(status, example, key, [status, ownName], ownType),
  );
  return { mediaType: ownType, schema, headers: Object.keys(response.headers ?? {}), examples: names };
}

/** Returns the examples of a response. Creates one for an error without examples, unless `x-error-responses` exist. */
function readExamples(
  description: Description,
  status: string,
  name: string,
  content: MediaType | undefined,
): Record<string, Example> {
  const { example, examples = {}, schema = {} } = content ?? {};
  // Ignore examples in external files, because the description does not contain their values.
  const internal = Object.entries(examples).filter(([, one]) => description.resolveRef(one).value !== undefined);
  if (internal.length > 0) return Object.fromEntries(internal);
  if (example !== undefined) return { [name]: { value: example } };
  if (!lacksErrorResponses(description) || !/^[45d]/.test(status)) return {};
  return { [name]: content ? { value: createSample(description, schema, toExactStatus(status)) } : {} };
}
