import type { OperationId } from "@verify-factors/types";
import type { HttpHandler } from "msw";
import type { Input } from "./service/behaviour.ts";
import type { Decoded } from "./wire/decode.ts";
import type { Answer } from "./wire/encode.ts";
import { OverridingHandler } from "./wire/handler.ts";
import type { PlainResponse } from "./wire/plain.ts";
import {
  type AnyReplyOptions,
  checkReply,
  operationOf,
  type Reply,
  type ReplyOptions,
  replyOf,
  type StatusOf,
} from "./wire/reply.ts";
import type { Match } from "./wire/route.ts";
import type { Server } from "./wire/server.ts";
import type { Operation } from "./wire/table.ts";

/** How a handler of a test behaves. */
export interface OverrideOptions {
  /** Whether it answers one request only, be it one that is refused, and then gives way. */
  once?: boolean | undefined;
}

/** What a resolver is given. */
export interface Call<Id extends OperationId> {
  /** The parameters of the path. */
  params: Input<Id>["path"];
  /** The parameters of the query, defaults filled in. */
  query: Input<Id>["query"];
  /** The decoded body; `undefined` for an operation that takes none. */
  body: Input<Id>["body"];
  /** The request as it came. */
  request: Request;
  /** An answer that the description declares. Throws a `TypeError` for a body that is not as the description says. */
  respond<Status extends StatusOf<Id>>(status: Status, options?: ReplyOptions<Id, Status>): Reply<Id, Status>;
  /** Does what the service does and answers what it answers, errors included. */
  real(): Promise<Reply<Id>>;
}

/**
 * Answers a call, or nothing to let the service answer. A `Response` is for what is no answer at all, such as
 * `HttpResponse.error()`.
 */
export type Resolver<Id extends OperationId> = (
  call: Call<Id>,
) => MaybeReply<Id> | void | Promise<MaybeReply<Id>> | Promise<void>;

type MaybeReply<Id extends OperationId> = Reply<Id> | Response | undefined;

/**
 * What a resolver has answered; throws a `TypeError` that begins with `who` when it may not. A fault of the network is
 * thrown, too, as MSW takes it.
 */
function permitted(who: string, id: string, reply: unknown): Answer {
  if (reply instanceof Response && reply.type === "error") throw reply;
  if (typeof reply === "object" && reply !== null && "status" in reply && !(reply instanceof Response)) {
    return checkReply(who, id, reply as Answer);
  }
  const what = reply instanceof Response ? "a Response" : String(reply);
  throw new TypeError(`${who}: a resolver answers with respond(), HttpResponse.error() or nothing, not with ${what}.`);
}

/** Makes the handlers that tests put before the mock's own, and remembers those that were never put anywhere. */
export class Overrides {
  readonly #server: Server;
  #made: { name: string; handler: OverridingHandler }[] = [];

  constructor(server: Server) {
    this.#server = server;
  }

  /** Answers an operation with a status whatever the request is. */
  respond(id: string, status: number, { once, ...options }: AnyReplyOptions & OverrideOptions = {}): HttpHandler {
    const who = `mock.respond(${JSON.stringify(id)}, ${status})`;
    const operation = operationOf(who, id);
    const reply = replyOf(who, id, status, options);
    return this.#make(who, operation, once, async (_match, request) => this.#server.send(operation, request, reply));
  }

  /** Answers an operation with what a resolver makes of a valid request. */
  handle<Id extends OperationId>(id: Id, resolver: Resolver<Id>, { once }: OverrideOptions = {}): HttpHandler {
    const who = `mock.handle(${JSON.stringify(id)})`;
    const operation = operationOf(who, id);
    const resource = this.#resourceOf(operation);
    const overriding = (request: Request) => async (input: Decoded, real: () => Promise<Answer>) => {
      // A copy, since the service itself gets the input, too.
      const { path: params, query, body } = structuredClone(input);
      const respond = (status: number, options?: AnyReplyOptions) => replyOf(who, id, status, options);
      // Once only, however often it is asked for.
      let answer: Promise<Answer> | undefined;
      const realOnce = () => {
        answer ??= real();
        return answer;
      };
      const copyOfReal = async () => structuredClone(await realOnce());
      const call = { params, query, body: operation.body && body, request, respond, real: copyOfReal };
      const reply = (await resolver(call as unknown as Call<Id>)) as MaybeReply<Id>;
      return reply === undefined ? realOnce() : permitted(who, id, reply);
    };
    return this.#make(who, operation, once, (match, request) =>
      // The resolver gets the request with its body still to be read.
      this.#server.answerAt(resource, match, request.clone(), overriding(request)),
    );
  }

  /** Warns of each handler that was made since the last time and never given to MSW. */
  warnOfForgotten(): void {
    for (const { name, handler } of this.#made) {
      if (handler.installed) continue;
      console.warn(`[verify-factors] ${name} was made but given to nobody. Pass it to server.use() or worker.use().`);
    }
    this.#made = [];
  }

  #make(
    name: string,
    operation: Operation,
    once = false,
    answer: (match: Match, request: Request) => Promise<PlainResponse>,
  ): HttpHandler {
    const handler = new OverridingHandler({
      resource: this.#resourceOf(operation),
      method: operation.method,
      answer,
      once,
    });
    this.#made.push({ name, handler });
    return handler;
  }

  #resourceOf({ path }: Operation) {
    const resource = this.#server.resources.find(({ route }) => route.template === path);
    if (!resource) throw new Error(`Nothing is at ${path}.`);
    return resource;
  }
}
