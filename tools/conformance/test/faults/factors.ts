import { accountSid } from "@verify-factors/testing/api";
import { answering, type Fault, factorsIn, operationOf, reading, refuse } from "./meddling.ts";

/** Factors that are something else, or behave differently. */
export const factors: readonly Fault[] = [
  {
    name: "the sid of an app begins with YF01",
    contradicts: [26],
    meddle: async (question, ask) => {
      const known = question.url.href.includes("YF01");
      question.url.href = question.url.href.replaceAll("YF01", "YF02");
      const reply = await ask(question);
      if (reply.body && (known || reply.status < 300)) {
        reply.body = JSON.parse(JSON.stringify(reply.body).replaceAll("YF02", "YF01"));
      }
      return reply;
    },
  },
  {
    name: "the account is always the same",
    contradicts: [27],
    options: { accountSid: accountSid.replace(/.$/, "0") },
  },
  {
    name: "dates have milliseconds",
    contradicts: [10, 29],
    meddle: answering((reply) => {
      for (const factor of factorsIn(reply)) {
        factor.date_created = String(factor.date_created).replace("Z", ".000Z");
        factor.date_updated = String(factor.date_updated).replace("Z", ".000Z");
      }
    }),
  },
  {
    name: "a change leaves date_updated",
    contradicts: [29],
    meddle: answering((reply) => {
      for (const factor of factorsIn(reply)) factor.date_updated = factor.date_created;
    }),
  },
  {
    name: "a space in binding.uri is a plus",
    contradicts: [31],
    meddle: answering(({ body }) => {
      if (body?.binding?.uri) body.binding.uri = body.binding.uri.replaceAll("%20", "+");
    }),
  },
  {
    name: "a secret comes back as it was sent",
    contradicts: [32],
    meddle: answering(({ body }, question) => {
      const sent = new URLSearchParams(question.body).get("Binding.Secret");
      if (sent && body?.binding?.secret) body.binding.secret = sent;
    }),
  },
  {
    name: "a device's config names its credential",
    contradicts: [33],
    meddle: answering((reply) => {
      for (const { config } of factorsIn(reply)) if (config?.app_id) config.credential_sid = `CR${"0".repeat(32)}`;
    }),
  },
  {
    name: "what is left out of an app's settings changes from app to app",
    contradicts: [34],
    meddler: () => {
      let created = 0;
      return reading((form, question) => {
        if (operationOf(question) !== "create" || form.get("FactorType") !== "totp") return;
        created += 1;
        if (!form.has("Config.TimeStep")) form.set("Config.TimeStep", `${30 + (created % 2)}`);
      });
    },
  },
  {
    name: "a key that is known is 400",
    contradicts: [35],
    meddle: answering((reply) => {
      if (reply.status === 409) refuse(reply, 400, 60317);
    }),
  },
  {
    name: "a full user is 429",
    contradicts: [36],
    thorough: true,
    meddle: answering((reply) => {
      if (reply.body?.code === 60315) refuse(reply, 429, 60315, reply.body.message);
    }),
  },
  {
    name: "nobody is told when to try again",
    contradicts: [37],
    thorough: true,
    meddle: answering(({ headers }) => headers.delete("Retry-After")),
  },
  {
    name: "a delete deletes nothing",
    contradicts: [15, 45, 48, 49],
    meddle: async (question, ask) => {
      if (operationOf(question) !== "delete") return ask(question);
      const { status, headers } = await ask({ ...question, method: "GET", body: "" });
      return status === 200 ? { status: 204, headers, body: undefined } : ask(question);
    },
  },
];
