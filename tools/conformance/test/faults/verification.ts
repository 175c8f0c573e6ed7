import { answering, type Fault, operationOf, reading, refuse } from "./meddling.ts";

/** Enrolments that are confirmed differently. */
export const verification: readonly Fault[] = [
  {
    name: "a wrong code is 403, as it once was",
    contradicts: [29, 38, 41, 43],
    meddle: answering((reply, question) => {
      const checked = operationOf(question) === "update" && new URLSearchParams(question.body).has("AuthPayload");
      if (checked && reply.status === 200 && reply.body?.status === "unverified") refuse(reply, 403, 60311);
    }),
  },
  {
    name: "wrong codes are not counted",
    contradicts: [38],
    meddle: async (question, ask) => {
      const reply = await ask(question);
      return reply.body?.code === 60310 ? ask({ ...question, method: "GET", body: "" }) : reply;
    },
  },
  {
    name: "a wrong signature is 200",
    contradicts: [21, 39],
    meddle: async (question, ask) => {
      const reply = await ask(question);
      return reply.body?.code === 60311 ? ask({ ...question, method: "GET", body: "" }) : reply;
    },
  },
  {
    name: "a verified factor accepts no payload",
    contradicts: [40],
    meddle: async (question, ask) => {
      const before = operationOf(question) === "update" && (await ask({ ...question, method: "GET", body: "" }));
      const reply =
        before && before.body?.status === "verified" && question.body.includes("AuthPayload")
          ? before
          : await ask(question);
      if (reply === before) refuse(reply, 400, 60383, "Illegal factor status");
      return reply;
    },
  },
  {
    name: "a payload comes alone",
    contradicts: [40, 41],
    meddle: reading((form, question) => {
      if (operationOf(question) !== "update" || !form.has("AuthPayload")) return;
      for (const name of [...form.keys()]) if (name !== "AuthPayload") form.delete(name);
    }),
  },
  {
    name: "a new name for a device needs its platform too",
    contradicts: [42],
    meddle: async (question, ask) => {
      const reply = await ask(question);
      const lacks = operationOf(question) === "update" && reply.status === 200 && reply.body?.factor_type === "push";
      if (lacks && /^FriendlyName=[^&]*$/.test(question.body)) refuse(reply, 400, 20001);
      return reply;
    },
  },
  {
    name: "the settings of an app stay as they were enrolled",
    contradicts: [43],
    meddle: reading((form, question) => {
      if (operationOf(question) === "update" && form.get("Config.Alg") === "sha512") form.delete("Config.Alg");
    }),
  },
];
