import { toPascalCase } from "./code.ts";
import type { Description } from "./description.ts";
import type { OperationObject, Parameter, RequestBody, Response } from "./openapi.ts";

/** An operation with the parameters of its path. Its `$ref`s are resolved, except those to schemas. */
export interface Operation {
  id: string;
  /** In upper case. */
  method: string;
  path: string;
  parameters: Parameter[];
  requestBody: RequestBody | undefined;
  responses: Record<string, Response>;
  /** The operation as written, to locate problems. */
  source: OperationObject;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Returns the URL of the first server, its variables replaced with their defaults. */
export function getServerUrl(description: Description): string {
  const [server] = description.document.servers ?? [];
  if (!server?.url) {
    description.report(description.document, "the description has no server. Add `servers` with a `url`.");
    return "";
  }
  const url = server.url.replace(/\{([^{}]+)\}/g, (braces, name) => server.variables?.[name]?.default ?? braces);
  const [variable] = /\{[^{}]+\}/.exec(url) ?? [];
  if (variable)
    description.report(server, `the variable ${variable} has no default. Give it a \`default\` in \`variables\`.`);
  // A URL without a scheme has the scheme of the page that shows the description. Assume https.
  return url.startsWith("//") ? `https:${url}` : url;
}

/** Returns every operation that has an id, in the order of the description. Reports those that have none. */
export function readOperations(description: Description): Operation[] {
  return listOperations(description).filter(({ id, method, path, source }) => {
    if (!id)
      description.report(source, `${method} ${path} has no operationId. Add one, because generated code refers to it.`);
    return id;
  });
}

/**
 * Reports operations whose ids would be equal as identifiers, duplicate paths, and parameters that do not match their
 * path. Warns about servers that are ignored.
 */
export function checkOperations(description: Description): void {
  const templates = new Map<string, string>();
  for (const [path, reference] of Object.entries(description.document.paths)) {
    const template = path.replace(/\{[^{}]+\}/g, "{}");
    const other = templates.get(template);
    if (other) {
      description.report(reference, `${other} and ${path} are the same path. Use one name for each parameter.`);
    }
    templates.set(template, path);
    if (reference.servers) description.warn(reference, serversIgnored);
  }
  const labels = new Map<string, string>();
  for (const { id, method, path, parameters, source } of listOperations(description)) {
    const label = `${id} (${method} ${path})`;
    const other = id && labels.get(toPascalCase(id));
    if (other) {
      const problem = `${other} and ${label} would have the same name in generated code. Rename one of them.`;
      description.report(source, problem);
    }
    if (id) labels.set(toPascalCase(id), label);
    const declared = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
    const used = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
    description.withOperationContext({ id: id || `${method} ${path}`, source }, () => {
      for (const name of declared.filter((one) => !used.includes(one))) {
        description.report(source, `the path ${path} has no {${name}}. Add it, or remove the parameter.`);
      }
      for (const name of used.filter((one) => !declared.includes(one))) {
        const remedy = "Declare a parameter with `in: path`.";
        description.report(source, `the path ${path} has an undeclared {${name}}. ${remedy}`);
      }
    });
    for (const parameter of parameters) checkLocation(description, parameter);
    if (source.servers) description.warn(source, serversIgnored);
  }
}

function checkLocation(description: Description, parameter: Parameter): void {
  const { name, in: location } = parameter;
  if (!["path", "query", "header", "cookie"].includes(location)) {
    const remedy = "Use path, query, header or cookie, or a requestBody.";
    description.report(parameter, `the parameter ${name} is in ${location}, which is not a location. ${remedy}`);
  } else if (location === "header" && !isHeaderName(name)) {
    description.report(parameter, `"${name}" is not a header name. Use letters, digits and dashes.`);
  }
}

/** Returns `true` for a name that HTTP allows for a header (RFC 9110, 5.6.2). */
export function isHeaderName(name: unknown): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(String(name));
}

const serversIgnored =
  "`servers` of a path or an operation are ignored. All operations use the first server of the description.";

function listOperations(description: Description): Operation[] {
  const resolve = <T extends { $ref?: string }>(node: T) => description.resolveRef(node);
  return Object.entries(description.document.paths).flatMap(([path, reference]) => {
    const item = resolve(reference);
    const keys = Object.keys(item).filter((key) => methods.includes(key));
    return keys.map((key) => {
      const source = item[key] as OperationObject;
      const own = (source.parameters ?? []).map(resolve);
      const inherited = (item.parameters ?? [])
        .map(resolve)
        .filter((parameter) => !own.some((other) => other.name === parameter.name && other.in === parameter.in));
      const responses = Object.entries(source.responses ?? {}).filter(([status]) => !status.startsWith("x-"));
      return {
        id: source.operationId ?? "",
        method: key.toUpperCase(),
        path,
        parameters: [...inherited, ...own],
        requestBody: source.requestBody && resolve(source.requestBody),
        responses: Object.fromEntries(responses.map(([status, response]) => [status, resolve(response)])),
        source,
      };
    });
  });
}
