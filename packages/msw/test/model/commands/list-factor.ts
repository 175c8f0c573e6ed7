import type { FactorPage } from "@verify-factors/types";
import * as fc from "fast-check";
import { expect } from "vitest";
import { form, seldom } from "../forms.ts";
import type { Call, Pair } from "../plain/call.ts";
import { factorsOf, type Model } from "../plain/model.ts";
import { anEntity, authorized as headers, ofEntity, request } from "../requests.ts";
import type { Service } from "../service.ts";
import { command, exchange, send } from "./command.ts";

const cursor = fc.record({
  nth: fc.nat(30),
  own: seldom(fc.constant(true), fc.constant(false), 10),
  prefix: seldom(fc.constant("DN"), fc.constantFrom("dn", "PT", ""), 10),
});

/** Lists a page behind any factor that there ever was, or fails to. */
export const listFactor = request("GET", ofEntity, {
  query: form([], [], ["PageSize", "Page"]),
  behind: fc.option(cursor, { nil: undefined }),
}).map((draft) => send("ListFactor", draft));

/** Follows the addresses of the pages forth and back again, as far as they lead. */
export const walkList = fc.record({ entity: anEntity, size: fc.integer({ min: 1, max: 5 }) }).map((about) =>
  command("walk the list", about, async (model, service) => {
    const { entity, size } = about;
    const first = { method: "GET", path: entity, query: [["PageSize", String(size)]], headers } as const;
    const forth = await walk(model, service, first, "next_page_url");
    const shown = forth.flatMap(({ factors }) => factors.map(({ sid }) => sid));
    expect(shown).toEqual(factorsOf(model, entity).map((factor) => factor.shown.sid));
    const last = { ...first, query: parseQuery(forth.at(-1)?.meta.url ?? "") };
    const back = await walk(model, service, last, "previous_page_url");
    expect(back.map(({ meta }) => meta.url)).toEqual(forth.map(({ meta }) => meta.url).reverse());
  }),
);

async function walk(model: Model, service: Service, from: Call, direction: "next_page_url" | "previous_page_url") {
  const pages: FactorPage[] = [];
  for (let call: Call | undefined = from; call && pages.length < 200; ) {
    const page = (await exchange(model, service, call)).body as FactorPage;
    const url: string | null = page.meta[direction];
    pages.push(page);
    call = url === null ? undefined : { ...from, query: parseQuery(url) };
  }
  return pages;
}

function parseQuery(url: string): Pair[] {
  return [...new URL(url).searchParams];
}
