import { request } from "node:http";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";

/** An answer as it came over the socket. */
export interface RawAnswer {
  status: number;
  statusText: string;
  headers: Record<string, string>;
  body: string;
}

/** A request as it is given, without what `fetch` makes of one. */
export function send(
  url: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, async (response) => {
      const { statusCode = 0, statusMessage = "", headers } = response;
      const pairs = Object.entries(headers).map(([name, value]) => [name, String(value)]);
      const body = (await buffer(response)).toString();
      resolve({ status: statusCode, statusText: statusMessage, headers: Object.fromEntries(pairs), body });
    });
    sent.once("error", reject);
    sent.end(body);
  });
}

/** A connection: the moment at which anything comes back, all that does until it is closed, and a way to cut it. */
export interface Conversation {
  answered: Promise<void>;
  heard: Promise<string>;
  cut(): void;
}

/** Opens a connection and writes what is given. */
export async function converse(url: string, text: string): Promise<Conversation> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let heard = "";
  const answered = Promise.withResolvers<void>();
  socket.on("data", (data) => {
    heard += data;
    answered.resolve();
  });
  // A connection that is cut while something is under way ends with an error.
  socket.on("error", () => {});
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(heard)));
  if (text) await new Promise((resolve) => socket.write(text, resolve));
  return { answered: answered.promise, heard: closed, cut: () => void socket.destroy() };
}
