import { unknownSid } from "@verify-factors/testing/api";
import { findOperation, resolve } from "../description.ts";
import { enrollPush } from "../enroll.ts";
import { expectMatch, expectResponse } from "../expect.ts";
import { type Rule, rule } from "../rule.ts";

const origin = "https://app.example";
const listMethods = "GET, POST, OPTIONS";
const factorMethods = "DELETE, GET, POST, OPTIONS";

/** CORS headers and preflights. */
export const corsRules: readonly Rule[] = [
  rule(25, "lets pages of every origin read the headers that the operation declares", async (session) => {
    const { api, factor, ...device } = await enrollPush(session);
    const responses = [
      ["ListFactor", listMethods, await api.list()],
      ["ListFactor", listMethods, await api.list("?PageSize=0")],
      ["ListFactor", listMethods, await api.as({ authorization: null }).list()],
      ["CreateNewFactor", listMethods, await api.createTotp()],
      ["CreateNewFactor", listMethods, await api.createPush({ "Binding.PublicKey": factor.binding.public_key })],
      ["FetchFactor", factorMethods, await device.fetch()],
      ["FetchFactor", factorMethods, await api.fetch(unknownSid)],
      ["UpdateFactor", factorMethods, await device.update({})],
      ["UpdateFactor", factorMethods, await device.update({ AuthPayload: "AAAA" })],
      [undefined, listMethods, await api.call("", { method: "PUT" })],
      [undefined, factorMethods, await api.call(`/${device.sid}`, { method: "HEAD" })],
      ["DeleteFactor", factorMethods, await api.delete(device.sid)],
    ] as const;
    for (const [operationId, methods, { status, headers }] of responses) {
      const name = `${operationId ?? "an unsupported method"}, ${status}`;
      expectReadable(name, headers, methods);
      if (!operationId) continue;
      const exposed = sort(headers.get("Access-Control-Expose-Headers") ?? "");
      expectMatch(`the exposed headers of ${name}`, exposed, sort(findExposedHeaders(operationId)));
    }
  }),
  rule(25, "allows the requested headers in the response to a preflight", async (session) => {
    const anonymous = session.newUser().as({ authorization: null });
    const requested = "authorization, x-request-id";
    for (const [url, methods] of Object.entries({ "": listMethods, [`/${unknownSid}`]: factorMethods })) {
      const headers = { Origin: origin, "Access-Control-Request-Method": "POST" };
      const plain = await anonymous.call(url, { method: "OPTIONS", headers });
      const usual = plain.headers.get("Access-Control-Allow-Headers") ?? "";
      for (const name of [/authorization/i, /content-type/i]) expectMatch("the allowed headers", usual, name);
      const asking = { ...headers, "Access-Control-Request-Headers": requested };
      const preflight = await anonymous.call(url, { method: "OPTIONS", headers: asking });
      expectResponse("a preflight", preflight, 204);
      expectReadable("a preflight", preflight.headers, methods);
      const allowed = preflight.headers.get("Access-Control-Allow-Headers") ?? "";
      expectMatch("the requested headers", sort(allowed), sort(requested));
    }
  }),
];

function expectReadable(name: string, headers: Headers, methods: string): void {
  const read = (header: string) => headers.get(`Access-Control-${header}`);
  expectMatch(`Access-Control-Allow-Origin of ${name}`, read("Allow-Origin"), "*");
  expectMatch(`Access-Control-Allow-Methods of ${name}`, sort(read("Allow-Methods") ?? ""), sort(methods));
  expectMatch(`Access-Control-Allow-Credentials of ${name}`, read("Allow-Credentials"), null);
}

/** Returns the names in a header, in lower case and in alphabetical order. */
function sort(header: string): string {
  const names = header.toLowerCase().split(/, */);
  return [...new Set(names)].sort().join(", ");
}

/** Returns the headers that the responses of an operation declare, without the CORS headers. */
function findExposedHeaders(operationId: string): string {
  const responses = Object.values(findOperation(operationId).responses).map(resolve);
  const names = responses.flatMap(({ headers = {} }) => Object.keys(headers));
  return names.filter((name) => !name.startsWith("Access-Control-")).join();
}
