import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
// Import the engine by path, because it depends on this package: in `package.json`, the two would be a cycle.
import {
  type BodySchema,
  type Contract,
  createMockServer,
  type Field,
  fillTemplate,
  type Schema,
  validate,
} from "../../../packages/openapi-mock/src/index.ts";
import { type Document, generate, readDescription, type Target } from "../src/index.ts";

/** A description that has nothing to do with factors: bookings in a workshop. */
export const workshop: Document = await readDescription(join(import.meta.dirname, "fixtures/workshop.yaml"));

/** The values of a request. */
export interface Values {
  path?: Record<string, string>;
  query?: string;
  /** A body that is not text is sent as a form or JSON, as the operation declares. */
  body?: string | Record<string, unknown>;
}

/** A mock of a description. Its handlers respond with their input, its errors with their name and field errors. */
export interface Mock {
  contract: Contract;
  /** Sends a request to an operation. Path parameters have values of the workshop by default. */
  send(id: string, values?: Values): Promise<Record<string, unknown>>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Returns a parameter, or a field of the body in the variant that the values of the discriminators select. */
  field(id: string, name: string, variant?: string[]): Field;
  /** Returns the errors of a response body as "pointer keyword". */
  validateResponse(id: string, status: number, body: unknown): string[];
}

/** Generates the contract of a description and creates a mock with it. */
export async function loadMock(document: Document, strict = false): Promise<Mock> {
  const { contract } = await load<{ contract: Contract }>(document, "mock", "contract.ts");
  const ids = Object.keys(contract.operations);
  const operation = (id: string) => contract.operations[id] ?? fail(`There is no operation ${id}.`);
  const server = createMockServer({
    contract,
    strict,
    state: () => undefined,
    handlers: Object.fromEntries(ids.map((id) => [id, (input: unknown) => ({ status: 200, body: input })])) as never,
    formatError: ({ name, example, variables, fieldErrors }) => ({
      error: name,
      message: fillTemplate(example.messageTemplate ?? "", variables),
      fieldErrors,
    }),
  });
  const fetch = (path: string, init?: RequestInit) => server.fetch(`${contract.server}${path}`, init);
  return {
    contract,
    fetch,
    async send(id, { path = {}, query = "", body } = {}) {
      const { method, path: template, body: declared } = operation(id);
      const values: Record<string, string> = { Workshop: "north", Booking: "bk_0123abcd", Id: "1", ...path };
      const resolved = template.replace(/\{(.+?)\}/g, (_braces, name) => encodeURIComponent(values[name] ?? ""));
      const mediaType = declared?.mediaType ?? "text/plain";
      const encoded = mediaType.endsWith("json") ? JSON.stringify(body) : String(new URLSearchParams(body as never));
      const text = typeof body === "string" ? body : encoded;
      const content = body === undefined ? {} : { body: text, headers: { "Content-Type": mediaType } };
      const response = await fetch(`${resolved}${query}`, { method, ...content });
      return { status: response.status, ...(await response.json()) };
    },
    field(id, name, variant = []) {
      const { parameters, body } = operation(id);
      const schema = variant.reduce<BodySchema | undefined>((union, value) => union?.variants?.[value], body);
      const fields = [...Object.values(parameters).flat(), ...(schema?.fields ?? [])];
      return fields.find((field) => field.name === name) ?? fail(`${id} has no field ${name}.`);
    },
    validateResponse(id, status, body) {
      const { schema } = operation(id).responses[status] ?? {};
      if (schema === undefined) throw new Error(`${id} has no response body for ${status}.`);
      return validate(schema, body).map(({ pointer, keyword }) => `${pointer} ${keyword}`);
    },
  };
}

/** Returns the values that a schema allows. */
export function filterValid<T>(schema: Schema | undefined, values: readonly T[]): T[] {
  return values.filter((value) => validate(schema ?? fail("There is no schema."), value).length === 0);
}

const engine = join(import.meta.dirname, "../../../packages/openapi-mock/src");

/** A package with the part of the engine that generated code imports. */
export const engineStub = {
  "package.json": '{ "type": "module", "exports": "./index.ts" }',
  "index.ts": ["contract", "json-schema/validate", "json-schema/extended-keywords"]
    .map((name) => `export * from ${JSON.stringify(join(engine, `${name}.ts`))};`)
    .join("\n"),
};

/** Generates a target and imports one of its files. */
export async function load<Module>(document: Document, target: Target, file: string): Promise<Module> {
  const folder = await mkdtemp(join(tmpdir(), "codegen-"));
  try {
    const { files } = await generate(document, [target]);
    await writeFiles(folder, { "package.json": '{ "type": "module" }', ...files });
    await writeFiles(join(folder, "node_modules/@verify-factors/openapi-mock"), engineStub);
    return await import(/* @vite-ignore */ pathToFileURL(join(folder, file)).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Writes files into a folder, which is created if necessary. */
export async function writeFiles(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, contents] of Object.entries(files)) await writeFile(join(folder, name), contents);
}

function fail(message: string): never {
  throw new Error(message);
}
