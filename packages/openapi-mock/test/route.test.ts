import type { CheckPath, CreateUrl } from "@verify-factors/openapi-mock";
import { getResponse } from "msw";
import { expect, test, vi } from "vitest";
import { contract, createParcelMock, type ParcelApi } from "./fixtures/parcels.ts";

test("decodes path parameters, and matches paths case-sensitively", async () => {
  const mock = createParcelMock();
  const { body } = await mock.send("/depots/a%2Fb%20%C3%A9/parcels?fragile=true&weight=1.5");
  expect(body).toMatchObject({ path: { Depot: "a/b é" }, query: { fragile: true, weight: 1.5 } });
  expect((await mock.send("/Depots/a/parcels")).status).toBe(404);
  expect((await mock.send("/depots//parcels")).status).toBe(404);
});

test("keeps malformed percent-encoding", async () => {
  expect((await createParcelMock().send("/depots/%zz/parcels")).body.path).toEqual({ Depot: "%zz" });
});

test("prefers a literal path segment to a parameter", async () => {
  const mock = createParcelMock();
  await mock.send("/depots/north/parcels/latest", { method: "PATCH" });
  expect(mock.calls().map(({ operation }) => operation)).toEqual(["ChangeLatest"]);
});

test.each([
  ["https://parcels.example/api/", "https://parcels.example/api/status"],
  ["HTTPS://Parcels.Example:443", "https://parcels.example/status#top"],
  ["/backend", "http://localhost/backend/status?x=1"],
  ["/backend", "https://any.example:8080/backend/status"],
  ["/", "https://any.example/status"],
])("matches the base URL %s", async (baseUrl, url) => {
  expect((await createParcelMock({ baseUrl }).fetch(url)).status).toBe(200);
});

test("does not match other base URLs", async () => {
  const mock = createParcelMock();
  for (const base of ["https://parcels.example", "https://parcels.example.org/api", "http://parcels.example/api"]) {
    expect((await mock.fetch(`${base}/status`)).status, base).toBe(404);
  }
});

const urlsWithSecrets = ["https://ada:hush@parcels.example", "/api?key=hush"];
test.each(["parcels", "", "localhost:4010", "http://a:99999", ...urlsWithSecrets])(
  "rejects the invalid base URL %j, without repeating it",
  (baseUrl) => {
    const create = () => createParcelMock({ baseUrl });
    expect(create).toThrow("baseUrl: expected an absolute URL or a path that begins");
    expect(create).not.toThrow("hush");
  },
);

test("ignores unrelated requests without a warning if a path has only parameters", async () => {
  const { FetchStatus } = contract.operations;
  const operations = { FetchStatus: { ...FetchStatus, path: "/{Any}" } };
  const warn = vi.fn();
  const { handlers } = createParcelMock({ contract: { ...contract, operations }, warn });
  expect(await getResponse(handlers, new Request("https://other.example/page"))).toBeUndefined();
  expect(warn).not.toHaveBeenCalled();
});

test("responds to an undeclared method with 405 and the declared methods", async () => {
  const { status, headers, body } = await createParcelMock().send("/status", { method: "DELETE" });
  expect([status, headers.get("Allow"), body.name]).toEqual([405, "GET, OPTIONS", "MethodNotAllowed"]);
});

test("calls checkPath before the request is validated", async () => {
  const checkPath: CheckPath = ({ Depot }, { error }) => {
    if (Depot === "closed") throw error("NotFound");
  };
  const mock = createParcelMock({ checkPath });
  expect((await mock.send("/depots/closed/parcels?weight=heavy")).status).toBe(404);
  expect((await mock.send("/depots/north/parcels?weight=heavy")).status).toBe(400);
});

test("url() returns the URL of an operation under the base URL of the request", async () => {
  const FetchStatus = (_input: object, { url }: { url: CreateUrl<ParcelApi> }) => {
    expect(() => url("ListParcels")).toThrow('url("ListParcels"): the path parameter Depot is missing. Pass it.');
    const message = 'url("Nope"): unknown operation. Expected one of ListParcels, SendParcel,';
    expect(() => url("Nope" as never)).toThrow(message);
    return { status: 200, body: url("ListParcels", { Depot: "a/b" }, { weight: 1, fragile: undefined }) };
  };
  const mock = createParcelMock({ baseUrl: "/x", handlers: { FetchStatus } as never });
  const response = await mock.fetch("https://a.example/x/status");
  expect(await response.json()).toBe("https://a.example/x/depots/a%2Fb/parcels?weight=1");
});
