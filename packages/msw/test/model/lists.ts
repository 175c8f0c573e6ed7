import type { FactorPage } from "@verify-factors/types";
import * as fc from "fast-check";
import { expect } from "vitest";
import { command, exchange } from "./command.ts";
import type { Call, Pair } from "./plain/call.ts";
import { factorsOf, type Model } from "./plain/model.ts";
import { anEntity, authorized as headers } from "./requests.ts";
import type { Service } from "./service.ts";

/** Follows the addresses of the pages forth and back again, as far as they lead. */
export const walkList = fc.tuple(anEntity, fc.integer({ min: 1, max: 5 })).map(([path, size]) =>
  command(async (model, service) => {
    const first = { method: "GET", path, query: [["PageSize", String(size)]], headers } as const;
    const forth = await walk(model, service, first, "next_page_url");
    const shown = forth.flatMap(({ factors }) => factors.map(({ sid }) => sid));
    expect(shown).toEqual(factorsOf(model, path).map((factor) => factor.shown.sid));
    const last = { ...first, query: parseQuery(forth.at(-1)?.meta.url ?? "") };
    const back = await walk(model, service, last, "previous_page_url");
    expect(back.map(({ meta }) => meta.url)).toEqual(forth.map(({ meta }) => meta.url).reverse());
    return { path, size };
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
