// scalar.ts <port>: serves the description with Scalar's mock server. The state is kept by `x-handler` code in the description.
import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { factorPath, listPath } from "../scenario.ts";

const document = structuredClone(description);
Object.assign(document.paths[listPath].get, {
  "x-handler": `
    const factors = store.list("Factor").filter((factor) => factor.identity === req.params.Identity);
    return { factors, meta: res["200"].meta };`,
});
Object.assign(document.paths[listPath].post, {
  "x-handler": `
    const sid = "YF" + faker.string.hexadecimal({ length: 32, casing: "lower", prefix: "" });
    const { Identity: identity } = req.params;
    return store.create("Factor", { ...res["201"], id: sid, sid, identity, friendly_name: req.body.FriendlyName });`,
});
Object.assign(document.paths[factorPath].get, {
  "x-handler": `return store.get("Factor", req.params.Sid);`,
});
Object.assign(document.paths[factorPath].post, {
  "x-handler": `return store.update("Factor", req.params.Sid, { friendly_name: req.body.FriendlyName });`,
});
Object.assign(document.paths[factorPath].delete, {
  "x-handler": `return store.delete("Factor", req.params.Sid);`,
});

const { fetch } = await createMockServer({ document, logger: false });
serve({ fetch, hostname: "127.0.0.1", port: Number(process.argv[2]) });
