import type { OperationId } from "@verify-factors/types";
import { Refusal } from "../refusal.ts";
import { AnswerCounter } from "./coverage.ts";
import { authenticate, type ExpectedCredentials } from "./credentials.ts";
import { type Decoded, decode } from "./decode.ts";
import { type Answer, answerOfRefusal, encode } from "./encode.ts";
import type { PlainRequest, PlainResponse } from "./plain.ts";
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

/** Answers in place of an operation: what it is given is decoded and checked, and `real` is the operation itself. */
export type Override = (input: Decoded, real: () => Promise<Answer>) => Promise<Answer>;

/** A path of the description and the operations on it, by method. */
export interface Resource {
  route: Route;
  operations: ReadonlyMap<string, Operation>;
}

/** The description as a server: answers every request to one of its resources. */
export class Server {
  readonly resources: readonly Resource[];
  readonly answers = new AnswerCounter();
  readonly #options: ServerOptions;

  constructor(options: ServerOptions) {
    this.#options = options;
    this.resources = resourcesUnder(options.baseUrl);
  }

  /** The answer to any request; 404 where nothing is. */
  async answer(request: PlainRequest): Promise<PlainResponse> {
    for (const resource of this.resources) {
      const match = resource.route.match(request.url);
      if (match) return this.answerAt(resource, match, request);
    }
    return encode(request, answerOfRefusal(request, new Refusal(table.refusals.unknownPath)));
  }

  /** The answer to a request for a resource: its operation's, or a preflight's, or 405. */
  async answerAt(
    { operations }: Resource,
    match: Match,
    request: PlainRequest,
    override?: Override,
  ): Promise<PlainResponse> {
    if (request.method === "OPTIONS") return encode(request, { status: 204 });
    const operation = operations.get(request.method);
    if (operation) return this.send(operation, request, await this.#answerOf(operation, match, request, override));
    const allow = [...operations.keys(), "OPTIONS"].join(", ");
    const refusal = new Refusal(table.refusals.methodNotAllowed);
    return encode(request, answerOfRefusal(request, refusal, { base: match.base, headers: { Allow: allow } }));
  }

  /** An operation's answer as HTTP, counted. */
  send({ id }: Operation, request: PlainRequest, answer: Answer): PlainResponse {
    this.answers.count(id, answer.status);
    return encode(request, answer);
  }

  async #answerOf(operation: Operation, match: Match, request: PlainRequest, override?: Override) {
    const { credentials, strict, admit, receive } = this.#options;
    const { base } = match;
    try {
      const perform = receive();
      const user = authenticate(request, credentials);
      admit(match.path);
      const input = await decode(operation, request, match, strict);
      const real = () => perform(operation.id, input, { base, user }).catch(answered(request, base));
      return await (override ? override(input, real) : real());
    } catch (error) {
      return answered(request, base)(error);
    }
  }
}

/** Makes the answer of a refusal; any other error is thrown again. */
function answered(request: PlainRequest, base: string): (error: unknown) => Answer {
  return (error) => {
    if (error instanceof Refusal) return answerOfRefusal(request, error, { base });
    throw error;
  };
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
