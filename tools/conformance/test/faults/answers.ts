import { answering, type Content, type Fault, factorsIn, operationOf, refuse } from "./meddling.ts";

/** Answers that look different. */
export const answers: readonly Fault[] = [
  {
    name: "a fetch shows no name",
    contradicts: [3, 10, 22, 23, 40, 41, 45],
    meddle: answering((reply, question) => {
      if (operationOf(question) === "fetch" && reply.body?.sid) reply.body.friendly_name = null;
    }),
  },
  {
    name: "secrets are shown to whoever fetches",
    contradicts: [9, 22, 23, 31, 45],
    meddler: () => {
      const bindings = new Map<unknown, Content["binding"]>();
      return answering(({ body }, question) => {
        if (operationOf(question) === "create") bindings.set(body?.sid, body?.binding);
        const binding = operationOf(question) === "fetch" && bindings.get(body?.sid);
        if (body && binding) body.binding = binding;
      });
    },
  },
  {
    name: "bad values are repeated in the error",
    contradicts: [9],
    meddle: answering((reply, { body }) => {
      if (reply.body?.code === 60314) reply.body.message += ` (${new URLSearchParams(body).get("Binding.PublicKey")})`;
    }),
  },
  {
    name: "a list says that it is text",
    contradicts: [10],
    meddle: answering(({ headers }, question) => {
      if (operationOf(question) === "list") headers.set("Content-Type", "text/plain");
    }),
  },
  {
    name: "the signature header stands on a fetch",
    contradicts: [13],
    meddle: answering(({ headers }, question) => {
      if (operationOf(question) === "fetch") headers.set("Twilio-Verify-Factor-Signature", "opaque");
    }),
  },
  {
    name: "a lost factor is 404 with another code",
    contradicts: [8, 14, 15],
    meddle: answering((reply) => {
      if (reply.status === 404) refuse(reply, 404, 60390, reply.body?.message);
    }),
  },
  {
    name: "the path of a lost factor is named with /v2",
    contradicts: [15],
    meddle: answering(({ body }) => {
      if (body?.code === 20404) body.message = body.message?.replace("/Services", "/v2/Services") ?? "";
    }),
  },
  {
    name: "a missing parameter is not named",
    contradicts: [6, 8, 14, 16, 23, 42, 50],
    meddle: answering(({ body }) => {
      if (body?.code === 20001) body.message = "Missing required parameter";
    }),
  },
  {
    name: "a bad page is 60373",
    contradicts: [17, 47],
    meddle: answering((reply) => {
      if (reply.body?.message?.endsWith(" Page")) refuse(reply, 400, 60373, reply.body.message);
    }),
  },
  {
    name: "a delete has no CORS headers",
    contradicts: [25],
    meddle: answering(({ headers }, question) => {
      if (operationOf(question) === "delete") headers.delete("Access-Control-Allow-Origin");
    }),
  },
  {
    name: "a preflight is 405",
    contradicts: [25],
    meddle: answering((reply, { method }) => {
      if (method === "OPTIONS") refuse(reply, 405, 20004);
    }),
  },
  {
    name: "addresses are always on the public host",
    contradicts: [30, 48, 49],
    meddle: answering((reply) => {
      const elsewhere = (value: unknown) => String(value).replace("//verify.", "//eu.verify.");
      for (const factor of factorsIn(reply)) factor.url = elsewhere(factor.url);
      const meta = reply.body?.meta;
      for (const name of ["url", "first_page_url", "previous_page_url", "next_page_url"]) {
        if (meta?.[name]) meta[name] = elsewhere(meta[name]);
      }
    }),
  },
];
