import { expect, expectTypeOf, test } from "vitest";
import { setup } from "./api.ts";

test("records the decoded input, status and body of each call", async () => {
  const { api, mock } = setup();
  const { sid } = (await api.createTotp({ "Config.TimeStep": "45", Metadata: '{"os":"Android"}' })).body;
  await api.update(sid, { FriendlyName: "" });
  await api.list("?PageSize=2");

  expect(mock.calls().map(({ operation, status }) => [operation, status])).toEqual([
    ["CreateNewFactor", 201],
    ["UpdateFactor", 400],
    ["ListFactor", 200],
  ]);
  const [creation] = mock.calls("CreateNewFactor");
  expectTypeOf(creation?.status).toEqualTypeOf<201 | 400 | 401 | 404 | 409 | 429 | 500 | 503 | undefined>();
  expect(creation?.input?.body).toMatchObject({ "Config.TimeStep": 45, Metadata: { os: "Android" } });
  expect(creation?.body).toMatchObject({ sid });
  expect(mock.calls("UpdateFactor")).toMatchObject([{ input: undefined, body: { code: 60200 } }]);
  expect(mock.calls("ListFactor")[0]?.input?.query).toEqual({ PageSize: 2, Page: 0 });
});

test("forgets all calls on reset", async () => {
  const { api, mock } = setup();
  await api.list();
  mock.reset();
  expect(mock.calls()).toEqual([]);
});

test("keeps the latest 1000 calls", async () => {
  const { api, mock } = setup();
  for (let page = 0; page < 2005; page += 1) await api.list(`?Page=${page}`);
  const calls = mock.calls("ListFactor");
  expect(calls).toHaveLength(1000);
  expect(calls.at(-1)?.input?.query.Page).toBe(2004);
});
