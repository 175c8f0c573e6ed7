import { expect, test } from "vitest";
import { identity, serviceSid, setUp } from "./fixture.ts";

const collection = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors";
const member = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}";
const path = { ServiceSid: serviceSid, Identity: identity };

test("every operation can be called by method and path", async () => {
  const { client } = setUp();
  const body = { FactorType: "totp", FriendlyName: "Ada & Co", Metadata: { os: "Android" } } as const;
  const created = await client.http.POST(collection, { params: { path }, body });
  expect(created.data).toMatchObject({ friendly_name: "Ada & Co", metadata: { os: "Android" } });
  const params = { path: { ...path, Sid: created.data?.sid ?? "" } };
  const updated = await client.http.POST(member, { params, body: { FriendlyName: "Ada" } });
  expect(updated.data?.friendly_name).toBe("Ada");
  expect((await client.http.GET(member, { params })).data).toEqual(updated.data);
  expect((await client.http.GET(collection, { params: { path, query: { PageSize: 1 } } })).data?.factors).toHaveLength(
    1,
  );
  expect((await client.http.DELETE(member, { params })).response.status).toBe(204);
  expect((await client.http.GET(member, { params })).error).toMatchObject({ code: 20404 });
});

test("request() encodes like the verbs", async () => {
  const { client, sent } = setUp();
  const body = { FactorType: "totp", FriendlyName: "Ada", Metadata: { os: "Android" } } as const;
  const { data } = await client.http.request("post", collection, { params: { path }, body });
  expect(data).toMatchObject({ metadata: { os: "Android" } });
  expect(sent[0]?.headers.get("Content-Type")).toBe("application/x-www-form-urlencoded");
});

test("a fetch for one call is signed in like the client's own", async () => {
  const { client, mock } = setUp();
  const seen: (string | null)[] = [];
  await client.http.GET(collection, {
    params: { path },
    fetch: (request) => {
      seen.push(request.headers.get("Authorization"));
      return mock.fetch(request);
    },
  });
  expect(seen).toEqual([expect.stringMatching(/^Basic /)]);
});

test.each([
  ["Identity", { ...path, Identity: "ada" }, 'ListFactor: Identity must match ^[A-Za-z0-9-]{8,64}$, not "ada".'],
  ["ServiceSid", { ...path, ServiceSid: "VA1" }, /^ListFactor: ServiceSid must match /],
])("a malformed %s is refused before the wire", async (_name, malformed, message) => {
  const { client, sent } = setUp();
  await expect(client.http.GET(collection, { params: { path: malformed } })).rejects.toThrow(message);
  expect(sent).toEqual([]);
});

test.each(["", "YF1", "../Factors", `YF${"0".repeat(31)}/`, `YF${"0".repeat(32)}\n`])(
  "the sid %j is refused before the wire by every method that takes one",
  async (sid) => {
    const { factors, sent } = setUp();
    const calls = [factors.fetch(sid), factors.update(sid, {}), factors.verify(sid, "123456"), factors.delete(sid)];
    for (const call of calls) await expect(call).rejects.toThrow(/: Sid must match /);
    expect(sent).toEqual([]);
  },
);
