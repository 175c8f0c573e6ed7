import { answering, type Fault, operationOf, reading, refuse } from "./meddling.ts";

/** Requests that are read differently. */
export const requests: readonly Fault[] = [
  {
    name: "a name of 65 characters is cut",
    contradicts: [4],
    meddle: reading((form) => {
      const name = form.get("FriendlyName");
      if (name && name.length > 64) form.set("FriendlyName", [...name].slice(0, 64).join(""));
    }),
  },
  {
    name: "metadata come back as text",
    contradicts: [5],
    meddle: answering(({ body }) => {
      if (body?.metadata) body.metadata = JSON.stringify(body.metadata);
    }),
  },
  {
    name: "a device that is notified needs no token",
    contradicts: [6, 14, 42],
    meddle: reading((form) => {
      const notified = ["apn", "fcm"].includes(form.get("Config.NotificationPlatform") ?? "");
      if (notified && !form.has("Config.NotificationToken")) form.set("Config.NotificationToken", "t".repeat(32));
    }),
  },
  {
    name: "a page has 20 factors unless told otherwise",
    contradicts: [7],
    meddle: (question, ask) => {
      if (operationOf(question) === "list" && !question.url.searchParams.has("PageSize"))
        question.url.searchParams.set("PageSize", "20");
      return ask(question);
    },
  },
  {
    name: "a bad key is a bad value like any other",
    contradicts: [8, 12, 14, 35],
    meddle: answering((reply) => {
      if (reply.body?.code === 60314) refuse(reply, 400, 60200, "Invalid parameter: Binding.PublicKey");
    }),
  },
  {
    name: "short tokens are good enough",
    contradicts: [4, 9, 12],
    meddle: reading((form) => {
      const token = form.get("Config.NotificationToken");
      if (token) form.set("Config.NotificationToken", token.padEnd(32, "t"));
    }),
  },
  {
    name: "HEAD is GET without a body",
    contradicts: [14],
    meddle: async (question, ask) => {
      if (question.method !== "HEAD") return ask(question);
      return { ...(await ask({ ...question, method: "GET" })), body: undefined };
    },
  },
  {
    name: "credentials come before the method",
    contradicts: [14],
    meddle: answering((reply, { headers }) => {
      if (reply.status === 405 && !headers.has("Authorization")) refuse(reply, 401, 20003, "Authenticate");
    }),
  },
  {
    name: "what is bad comes before what is missing",
    contradicts: [14],
    meddle: async (question, ask) => {
      const form = new URLSearchParams(question.body);
      const bad =
        operationOf(question) === "create" && form.has("Config.Skew") && !/^[0-2]$/.test(form.get("Config.Skew") ?? "");
      if (bad && !form.has("FriendlyName")) form.set("FriendlyName", "n");
      return ask(bad ? { ...question, body: form.toString() } : question);
    },
  },
  {
    name: "any algorithm of a key will do",
    contradicts: [17, 19],
    meddle: reading((form) => form.delete("Binding.Alg")),
  },
  {
    name: "integers are whatever JavaScript takes for a number",
    contradicts: [18],
    meddle: reading((form) => {
      for (const [name, text] of [...form]) {
        if (/Step|Skew|Length/.test(name) && text.trim() && Number.isInteger(Number(text)))
          form.set(name, `${Number(text)}`);
      }
    }),
  },
  {
    name: "an empty value is none",
    contradicts: [19, 20],
    meddle: reading((form) => {
      for (const [name, text] of [...form]) if (text === "") form.delete(name);
    }),
  },
  {
    name: "of a key that comes twice the first one counts",
    contradicts: [20],
    meddle: reading((form) => {
      for (const name of new Set(form.keys())) form.set(name, form.get(name) ?? "");
    }),
  },
  {
    name: "a good value beside a bad one is kept",
    contradicts: [21],
    meddle: async (question, ask) => {
      const reply = await ask(question);
      const name = new URLSearchParams(question.body).get("FriendlyName");
      const body = new URLSearchParams({ FriendlyName: name ?? "" }).toString();
      if (operationOf(question) === "update" && reply.status === 400 && name) await ask({ ...question, body });
      return reply;
    },
  },
  { name: "keys that are not declared are refused", contradicts: [22, 23, 40], options: { strict: true } },
  {
    name: "JSON is read too",
    contradicts: [23],
    meddle: (question, ask) => {
      if (!question.headers.get("Content-Type")?.includes("json")) return ask(question);
      question.headers.set("Content-Type", "application/x-www-form-urlencoded");
      return ask({ ...question, body: new URLSearchParams(JSON.parse(question.body)).toString() });
    },
  },
  {
    name: "identities are written in small letters",
    contradicts: [28],
    meddle: (question, ask) => {
      question.url.pathname = question.url.pathname.replace(/(?<=Entities\/)[^/]+/, (identity) =>
        identity.toLowerCase(),
      );
      return ask(question);
    },
  },
];
