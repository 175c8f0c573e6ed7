import { createFactorMock } from "@verify-factors/msw";
import { getResponse } from "msw";
import { expect, test } from "vitest";
import { Api, setup, unknownSid } from "./api.ts";

test("lists every declared response with a count of zero at the start", () => {
  const { counts } = createFactorMock().coverage();
  expect(Object.keys(counts)).toEqual(["ListFactor", "CreateNewFactor", "FetchFactor", "UpdateFactor", "DeleteFactor"]);
  expect(Object.keys(counts.UpdateFactor ?? {})).toEqual(["200", "400", "401", "403", "404", "429", "500", "503"]);
  expect(Object.values(counts).flatMap((row) => Object.values(row))).toEqual(Array(37).fill(0));
});

test("counts responses, errors included, across resets", async () => {
  const { api, mock } = setup();
  await api.createTotp();
  await api.createTotp();
  await api.create({});
  mock.reset();
  await api.fetch(unknownSid);
  await api.as({ authorization: null }).fetch(unknownSid);
  expect(mock.coverage().counts).toMatchObject({
    CreateNewFactor: { 201: 2, 400: 1, 401: 0 },
    FetchFactor: { 200: 0, 401: 1, 404: 1 },
  });
});

test("counts the responses of respond and handle, but not 405 and preflights", async () => {
  const mock = createFactorMock();
  const handlers = [
    mock.respond("ListFactor", 503, { once: true }),
    mock.handle("ListFactor", ({ respond }) => respond(429), { once: true }),
    ...mock.handlers,
  ];
  const api = new Api({ send: async (request) => (await getResponse(handlers, request)) as Response });
  for (let count = 0; count < 3; count += 1) await api.list();
  await api.call("", { method: "PUT" });
  await api.call("", { method: "OPTIONS" });
  expect(mock.coverage().counts.ListFactor).toEqual({ 200: 1, 400: 0, 401: 0, 404: 0, 429: 1, 500: 0, 503: 1 });
});

test("does not change after it was returned", async () => {
  const { api, mock } = setup();
  const before = mock.coverage();
  await api.list();
  expect([before, mock.coverage()].map(({ counts }) => counts.ListFactor?.[200])).toEqual([0, 1]);
});

test("formats as a table", async () => {
  const { api, mock } = setup();
  for (let count = 0; count < 12; count += 1) await api.createTotp();
  await api.list();
  expect(`${mock.coverage()}`).toBe(
    `
                 200  201  204  400  401  403  404  409  429  500  503
ListFactor         1              ·    ·         ·         ·    ·    ·
CreateNewFactor        12         ·    ·         ·    ·    ·    ·    ·
FetchFactor        ·              ·    ·         ·         ·    ·    ·
UpdateFactor       ·              ·    ·    ·    ·         ·    ·    ·
DeleteFactor                 ·    ·    ·         ·         ·    ·    ·
2 of 37 declared responses were sent.`.slice(1),
  );
});
