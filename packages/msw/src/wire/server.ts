import type { OperationId } from "@verify-factors/types";
import { Refusal } from "../refusal.ts";
import { corsHeaders } from "./cors.ts";
import { authenticate, type ExpectedCredentials } from "./credentials.ts";
import { type Decoded, decode } from "./decode.ts";
import { type Answer, encode, encodeRefusal } from "./encode.ts";
import { type Match, Route } from "./route.ts";
import { type Operation, table } from "./table.ts";

/** Where a request came to and who sent it. */
export interface Caller {
  base: string;
  user: string | undefined;
}

/** What a server needs to know of the service behind it. */
export interface ServerOptions {
  baseUrl: string;
  credentials: ExpectedCredentials;
  strict: boolean;
  /** Throws a {@link Refusal} when nothing is at a path whatever else the request says; called before it is decoded. */
  admit(path: Record<string, string>): void;
  /**
   * Called as a request arrives, before anything is awaited; answers what carries its operation out. That throws a
   * {@link Refusal} for what the service refuses.
   */
  receive(): (id: OperationId, input: Decoded, caller: Caller) => Promise<Answer>;
}

/** A path of the description and the operations on it, by method. */
export interface Resource {
  route: Route;
  operations: ReadonlyMap<string, Operation>;
}

/** The description as a server: answers every request to one of its resources. */
export class Server {
  readonly resources: readonly Resource[];
  readonly #options: ServerOptions;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.resources = resourcesUnder(options.baseUrl);
  }

  /** The answer to a request that no resource knows. */
  notFound(request: Request): Response {
    return encodeRefusal(request, new Refusal(table.refusals.unknownPath));
  }

  /** The answer to a request for a resource: its operation's, or a preflight's, or 405. */
  async answer({ operations }: Resource, match: Match, request: Request): Promise<Response> {
    if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: corsHeaders(request) });
    const operation = operations.get(request.method);
    if (!operation) {
      const allow = [...operations.keys(), "OPTIONS"].join(", ");
      const refusal = new Refusal(table.refusals.methodNotAllowed);
      return encodeRefusal(request, refusal, { base: match.base, headers: { Allow: allow } });
    }
    try {
      return encode(request, await this.#perform(operation, match, request));
    } catch (error) {
      if (error instanceof Refusal) return encodeRefusal(request, error, { base: match.base });
      throw error;
    }
  }

  async #perform(operation: Operation, match: Match, request: Request): Promise<Answer> {
    const { credentials, strict, admit, receive } = this.#options;
    const perform = receive();
    const user = authenticate(request, credentials);
    admit(match.path);
    const input = await decode(operation, request, match, strict);
    return perform(operation.id, input, { base: match.base, user });
  }
}

function resourcesUnder(baseUrl: string): Resource[] {
  const operations = Object.values(table.operations);
  return [...new Set(operations.map(({ path }) => path))].map((path) => {
    const own = operations.filter((operation) => operation.path === path);
    return {
      route: new Route(baseUrl, path),
      operations: new Map(own.map((operation) => [operation.method, operation])),
    };
  });
}
