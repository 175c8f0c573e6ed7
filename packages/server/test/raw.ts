import { type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";

/** The parts of a request that `fetch` would change or reject. */
export interface RawRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** Sends a request unchanged, on a new connection. */
export async function send(url: string, { method = "GET", headers = {}, body }: RawRequest = {}) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { method, headers, agent: false }, resolve).once("error", reject).end(body);
  });
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

/** Opens a connection and writes a text. */
export async function openConnection(url: string, head = "") {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let received = "";
  const responded = new Promise<void>((resolve) => socket.once("data", () => resolve()));
  socket.on("data", (data) => {
    received += data;
  });
  // A connection that is closed during a request ends with an error.
  socket.on("error", () => {});
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(received)));
  const write = (more: string) => new Promise<void>((resolve) => socket.write(more, () => resolve()));
  if (head) await write(head);
  return { responded, closed, write, disconnect: () => void socket.destroy() };
}
