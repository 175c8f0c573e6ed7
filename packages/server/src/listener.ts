import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answering } from "./answering.ts";
import { carry } from "./carry.ts";

/** A socket that is listened at. */
export interface Listener {
  port: number;
  /** Stops listening, gives requests that are under way two seconds, and cuts every connection. */
  close(): Promise<void>;
}

const host = "127.0.0.1";
const patience = 2000;

/** Answers HTTP on the loopback interface. Port 0 is any free one; rejects when the port cannot be had. */
export async function listen(answer: Answering, port: number): Promise<Listener> {
  const open = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    void carry(request, response, answer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(explained(error, port)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const stopped = new Promise((resolve) => server.close(resolve));
      await atMost(
        patience,
        [...open].map((response) => new Promise((resolve) => response.once("close", resolve))),
      );
      // A connection on which nothing was said yet would be waited for, too.
      server.closeAllConnections();
      await stopped;
    },
  };
}

/** Waits for all of them, but not longer than some milliseconds. */
async function atMost(milliseconds: number, awaited: Promise<unknown>[]): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.all(awaited), late]);
  clearTimeout(timer);
}

function explained(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(`Port ${port} of ${host} is in use; take another one, or 0 for any free one.`, { cause: error });
  }
  if (error.code === "EACCES") {
    return new Error(`Port ${port} of ${host} is not for everybody; take one from 1024 on.`, { cause: error });
  }
  return error;
}
