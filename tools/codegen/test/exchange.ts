import { operationOf } from "./reading.ts";
import type { Decoded, Runtime } from "./runtime.ts";

interface Content {
  path?: Record<string, string>;
  query?: string;
  body?: string;
  mediaType?: string;
}

const somewhere = { Workshop: "north", Booking: "bk_0123abcd", Id: "1" };

/** A request for an operation at its real address; without a path, to one that exists. */
export function request(runtime: Runtime, id: string, { path, query = "", body, mediaType }: Content = {}): Request {
  const operation = operationOf(runtime, id);
  const values: Record<string, string> = { ...somewhere, ...path };
  const place = operation.path.replace(/\{(\w+)\}/g, (_brace, name: string) => encodeURIComponent(values[name] ?? ""));
  return new Request(`${runtime.table.server}${place}${query}`, {
    method: operation.method,
    ...(body !== undefined && {
      body,
      headers: { "Content-Type": mediaType ?? operation.body?.mediaType ?? "text/plain" },
    }),
  });
}

/** The request with the body as the client encodes it. */
export function send(runtime: Runtime, id: string, body: object): Request {
  const { method, path } = operationOf(runtime, id);
  const operation = runtime.client.operationAt(method, path);
  if (!operation?.mediaType) throw new Error(`The client knows no body of ${id}.`);
  return request(runtime, id, {
    body: runtime.client.encodeBody(operation, body),
    mediaType: operation.mediaType,
  });
}

/** What the mock reads in a request. */
export async function receive(runtime: Runtime, id: string, request: Request, strict = false): Promise<Decoded> {
  const operation = operationOf(runtime, id);
  const match = new runtime.Route(runtime.table.server, operation.path).match(request.url);
  if (!match) throw new Error(`${request.url} is no address of ${id}.`);
  return runtime.decode(operation, request, match, strict);
}
