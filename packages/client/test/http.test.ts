import type { Fetch } from "@verify-factors/client";
import { createFactorMock } from "@verify-factors/msw";
import { expect, test, vi } from "vitest";
import { factorPath, factorsPath, getRejection, path, setUp } from "./fixture.ts";

test("calls every operation by method and path", async () => {
  const { client } = setUp();
  const body = { FactorType: "totp", FriendlyName: "Ada & Co", Metadata: { os: "Android" } } as const;
  const created = await client.http.POST(factorsPath, { params: { path }, body });
  expect(created.data).toMatchObject({ friendly_name: "Ada & Co", metadata: { os: "Android" } });
  const params = { path: { ...path, Sid: created.data?.sid ?? "" } };
  const updated = await client.http.POST(factorPath, { params, body: { FriendlyName: "Ada" } });
  expect(updated.data?.friendly_name).toBe("Ada");
  expect((await client.http.GET(factorPath, { params })).data).toEqual(updated.data);
  const page = await client.http.GET(factorsPath, { params: { path, query: { PageSize: 1 } } });
  expect(page.data?.factors).toHaveLength(1);
  expect((await client.http.DELETE(factorPath, { params })).response.status).toBe(204);
  expect((await client.http.GET(factorPath, { params })).error).toMatchObject({ code: 20404 });
});

test("request() serializes like the verbs", async () => {
  const { client, sent } = setUp();
  const body = { FactorType: "totp", FriendlyName: "Ada", Metadata: { os: "Android" } } as const;
  const { data } = await client.http.request("post", factorsPath, { params: { path }, body });
  expect(data).toMatchObject({ metadata: { os: "Android" } });
  expect(sent[0]?.headers.get("Content-Type")).toBe("application/x-www-form-urlencoded");
});

function createForm(): FormData {
  const form = new FormData();
  form.set("FactorType", "totp");
  form.set("FriendlyName", "Ada & Co");
  return form;
}
const text = "FactorType=totp&FriendlyName=Ada+%26+Co";

test.each([
  ["URLSearchParams", new URLSearchParams(text)],
  ["FormData", createForm()],
  ["a string", text],
  ["an object", { FactorType: "totp", FriendlyName: "Ada & Co" }],
  [
    "an object without a prototype",
    Object.assign(Object.create(null), { FactorType: "totp", FriendlyName: "Ada & Co" }),
  ],
])("sends %s as a form", async (_title, body) => {
  const { client, sent } = setUp();
  const { data } = await client.http.POST(factorsPath, { params: { path }, body: body as never });
  expect(data).toMatchObject({ friendly_name: "Ada & Co" });
  expect(sent[0]?.headers.get("Content-Type")).toBe("application/x-www-form-urlencoded");
  expect(await sent[0]?.text()).toBe(text);
});

test.each([
  ["a Blob", new Blob([text]), "not Blob"],
  ["bytes", new TextEncoder().encode(text), "not Uint8Array"],
  ["a stream", new ReadableStream(), "not ReadableStream"],
  ["a Map", new Map([["FactorType", "totp"]]), "not Map"],
  ["a list", [["FactorType", "totp"]], "not Array"],
  ["null", null, "not Null"],
  ["a form with a file", new FormData(), "Photo must not be an object"],
])("rejects %s before sending it", async (_title, body, message) => {
  const { client, sent } = setUp();
  if (body instanceof FormData) body.set("Photo", new Blob(["x"]));
  const error = (await getRejection(client.http.POST(factorsPath, { params: { path }, body: body as never }))) as Error;
  expect(error).toBeInstanceOf(TypeError);
  expect(error.message).toMatch(/^CreateNewFactor: /);
  expect(error.message).toContain(message);
  expect(sent).toEqual([]);
});

test("sends the credentials to the fetch of a single call", async () => {
  const fetch = vi.fn<Fetch>(createFactorMock().fetch);
  await setUp().client.http.GET(factorsPath, { params: { path }, fetch });
  expect(fetch.mock.calls[0]?.[0].headers.get("Authorization")).toMatch(/^Basic /);
});

test.each([
  ["Identity", { ...path, Identity: "ada" }, "ListFactor: Identity must match ^[A-Za-z0-9-]{8,64}$."],
  ["ServiceSid", { ...path, ServiceSid: "VA1" }, /^ListFactor: ServiceSid must match .*\$\.$/],
  ["Identity", { ...path, Identity: undefined as never }, /^ListFactor: Identity must match .*, but is missing\.$/],
])("rejects an invalid %s before sending it", async (_name, invalid, message) => {
  const { client, sent } = setUp();
  await expect(client.http.GET(factorsPath, { params: { path: invalid } })).rejects.toThrow(message);
  expect(sent).toEqual([]);
});

test.each(["", "YF1", "../Factors", `YF${"0".repeat(31)}/`, `YF${"0".repeat(32)}\n`, undefined, null])(
  "every method rejects the sid %j before sending it",
  async (sid) => {
    const { factors, sent } = setUp();
    const value = sid as string;
    const calls = [
      factors.fetch(value),
      factors.update(value, {}),
      factors.verify(value, "123456"),
      factors.delete(value),
    ];
    for (const error of await Promise.all(calls.map(getRejection))) expect(String(error)).toMatch(/: Sid must match /);
    expect(sent).toEqual([]);
  },
);
