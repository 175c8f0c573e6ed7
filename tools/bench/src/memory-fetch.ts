import { answers, operationOf } from "./story.ts";

/** A `fetch` that reaches no network. */
export type MemoryFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const texts = new Map(
  Object.entries(answers).map(([id, { status, body }]) => [id, { status, text: body ? JSON.stringify(body) : null }]),
);

/** A service in memory that reads every request and answers with a constant; it makes a Request as the platform's own does. */
export const memoryFetch: MemoryFetch = async (input, init) => {
  const request = requestOf(input, init);
  if (request.method === "POST") await request.text();
  return answerTo(request);
};

/** The same, which writes down what it is sent, such as `POST https://… FactorType=totp`. */
export function recordingFetch(record: (line: string) => void): MemoryFetch {
  return async (input, init) => {
    const request = requestOf(input, init);
    const { method, url, headers } = request;
    const type = method === "POST" ? headers.get("Content-Type")?.split(";")[0] : undefined;
    record([method, url, headers.get("Authorization"), type, await request.text()].join(" ").trimEnd());
    return answerTo(request);
  };
}

function requestOf(input: string | URL | Request, init?: RequestInit): Request {
  return input instanceof Request && !init ? input : new Request(input, init);
}

function answerTo({ method, url }: Request): Response {
  const { status, text } = texts.get(operationOf(method, url)) ?? { status: 500, text: null };
  return new Response(text, { status, headers: text === null ? {} : { "Content-Type": "application/json" } });
}
