// scalar.ts <port>: serves the examples of the description with Scalar's mock server.
import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";
import document from "@verify-factors/spec/openapi.json" with { type: "json" };

const { fetch } = await createMockServer({ document, logger: false });
serve({ fetch, hostname: "127.0.0.1", port: Number(process.argv[2]) });
