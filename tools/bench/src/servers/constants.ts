// constants.ts <port>: reads each request and returns a constant with node:http alone. No server here can be faster.
import { createServer } from "node:http";
import { findResponse } from "../responses.ts";

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const { status, text } = findResponse(request.method, request.url);
    response.writeHead(status, { "Content-Type": "application/json" }).end(text);
  });
});
server.listen(Number(process.argv[2]), "127.0.0.1");
