/** A schema as it is written down; only `faultsOf` looks into it. */
export type WrittenSchema = object | boolean;

export interface Field {
  name: string;
  type: string;
  required: boolean;
  default?: unknown;
  secret?: boolean;
  expected: string;
  schema: WrittenSchema;
  content?: WrittenSchema;
  violation?: string;
}

export interface Shape {
  fields: Field[];
  closed: boolean;
  discriminator?: string;
  members?: Record<string, Shape>;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  parameters: { path: Field[]; query: Field[] };
  body?: Shape & { mediaType: string };
  responses: Record<string, { schema?: WrittenSchema; headers: string[]; examples: string[] }>;
}

interface Match {
  base: string;
  path: Record<string, string>;
}

export interface Decoded {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
}

interface ClientOperation {
  id: string;
  method: string;
  path: string;
  parameters: Record<string, RegExp>;
  mediaType?: string;
  json?: string[];
}

interface Server {
  answer(request: Request): Promise<{ status: number; body: string | null }>;
}

interface ServerOptions {
  baseUrl: string;
  credentials: "any" | "none";
  strict: boolean;
  admit(path: Record<string, string>): void;
  receive(): (
    id: string,
    input: Decoded,
  ) => Promise<{ status: number; body?: unknown; headers?: Record<string, string> }>;
}

/** What `load` answers, as far as the tests look at it: the mock's wire layer, and under `client` the client's. */
export interface Runtime {
  table: {
    server: string;
    operations: Record<string, Operation>;
    refusals: Record<string, string>;
    errors: Record<string, { value: { status: number }; message?: string }>;
    requests: Record<string, { value: Record<string, unknown> }>;
    answers: Record<string, { value: Record<string, unknown> }>;
  };
  Route: new (baseUrl: string, template: string) => { match(url: string): Match | undefined };
  Server: new (options: ServerOptions) => Server;
  Refusal: new (error: string, options?: { words?: Record<string, string> }) => Error;
  faultsOf(schema: WrittenSchema, value: unknown): { path: string; keyword: string }[];
  decode(operation: Operation, request: Request, match: Match, strict?: boolean): Promise<Decoded>;
  answerOfRefusal(request: Request, refusal: Error, options: { base: string }): { status: number; body: unknown };
  client: {
    server: string;
    operations: ClientOperation[];
    operationAt(method: string, path: string): ClientOperation | undefined;
    checkPath(operation: ClientOperation, values: Record<string, unknown>): void;
    encodeBody(operation: ClientOperation, body: object): string;
  };
}
