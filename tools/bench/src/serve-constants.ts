// serve-constants.ts <port>: reads each request and answers a constant, with nothing but Node: as fast as HTTP goes here.
import { createServer } from "node:http";
import { answers, operationOf } from "./story.ts";

const texts = new Map(Object.entries(answers).map(([id, { body }]) => [id, body && JSON.stringify(body)]));

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    const id = operationOf(request.method ?? "", request.url ?? "");
    response.writeHead(answers[id].status, { "Content-Type": "application/json" }).end(texts.get(id));
  });
});
server.listen(Number(process.argv[2]), "127.0.0.1");
