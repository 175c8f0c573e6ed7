import { answering, type Fault, operationOf } from "./meddling.ts";

/** Lists that show something else, or lead elsewhere. */
export const lists: readonly Fault[] = [
  {
    name: "the youngest factor comes first",
    contradicts: [45, 48],
    meddle: answering(({ body }) => void body?.factors?.reverse()),
  },
  {
    name: "a user whom nobody knows has no list",
    contradicts: [28, 45, 50],
    meddle: async (question, ask) => {
      const reply = await ask(question);
      if (operationOf(question) === "list" && reply.body?.factors?.length === 0 && !question.url.search) {
        Object.assign(reply, { status: 404 });
      }
      return reply;
    },
  },
  {
    name: "PageSize is ignored",
    contradicts: [20, 30, 46, 47, 48, 49],
    meddle: (question, ask) => {
      const size = question.url.searchParams.getAll("PageSize").at(-1) ?? "";
      if (/^[1-9]\d{0,2}$/.test(size)) question.url.searchParams.delete("PageSize");
      return ask(question);
    },
  },
  {
    name: "a PageSize that is too great is 1000",
    contradicts: [46],
    meddle: (question, ask) => {
      const size = question.url.searchParams.get("PageSize") ?? "";
      if (/^\d{4,}$/.test(size)) question.url.searchParams.set("PageSize", "1000");
      return ask(question);
    },
  },
  {
    name: "Page is not echoed",
    contradicts: [47, 49],
    meddle: (question, ask) => {
      if (/^\d+$/.test(question.url.searchParams.get("Page") ?? "")) question.url.searchParams.delete("Page");
      return ask(question);
    },
  },
  {
    name: "the token of a deleted factor is worth nothing",
    contradicts: [48, 49],
    meddle: async (question, ask) => {
      const token = question.url.searchParams.get("PageToken") ?? "";
      if (!token.startsWith("DNYF")) return ask(question);
      const factor = new URL(`${question.url.origin}${question.url.pathname}/${token.slice(2)}`);
      const { status } = await ask({ ...question, url: factor });
      if (status === 404) question.url.searchParams.set("PageToken", "x");
      return ask(question);
    },
  },
  {
    name: "previous_page_url is never null",
    contradicts: [49],
    meddle: answering(({ body }) => {
      if (body?.meta) body.meta.previous_page_url ??= String(body.meta.first_page_url);
    }),
  },
  {
    name: "a fetch of nothing makes something",
    contradicts: [50],
    meddle: async (question, ask) => {
      const reply = await ask(question);
      if (operationOf(question) !== "fetch" || reply.status !== 404) return reply;
      const [list = ""] = question.url.href.split(/\/YF/);
      const headers = new Headers(question.headers);
      headers.set("Content-Type", "application/x-www-form-urlencoded");
      await ask({ method: "POST", url: new URL(list), headers, body: "FactorType=totp&FriendlyName=n" });
      return reply;
    },
  },
];
