import { describe, expect, test } from "vitest";
import { contract, createLibraryMock } from "./fixtures/library.ts";

const mock = createLibraryMock();
const books = "/branches/north/books";
const problem = "application/problem+json";
const vendorJson = { "Content-Type": "application/vnd.library+json" };
const addBook = (body: unknown) =>
  mock.send(books, { method: "POST", headers: vendorJson, body: JSON.stringify(body) });

test("leaves webhooks and callbacks out of the operations", () => {
  const ids = ["listBooks", "addBook", "lendBooks", "leaveNote", "exportCatalog", "fetchCover"];
  ids.push("fetchHours", "findNewest", "getHelp", "askHelp");
  expect(Object.keys(contract.operations)).toEqual(ids);
});

describe("parameters", () => {
  test("decodes repeated keys to a list of strings, numbers or JSON", async () => {
    const query = 'subject=sea&subject=war&year=1965&filter={"by":"a"}&filter={"by":"b"}';
    const { status, body } = await mock.send(`${books}?${query}`);
    expect(status).toBe(200);
    expect(body.query).toEqual({ subject: ["sea", "war"], year: [1965], filter: [{ by: "a" }, { by: "b" }] });
  });

  test.each([
    "subject=a",
    "subject=sea&subject=war&subject=art&subject=law",
    "year=1965&year=new",
    'filter={"by":1}',
    "filter=x",
  ])("rejects the list %s", async (query) => {
    const parameter = query.split("=")[0];
    const body = { message: `${parameter} is unusable`, errors: [{ parameter }] };
    expect(await mock.send(`${books}?${query}`)).toMatchObject({ status: 400, body });
  });

  test("decodes cookies, and headers regardless of case", async () => {
    const { body } = await mock.send(books, { headers: { "x-reader": "12", Cookie: 'theme=dark; lang="de"' } });
    expect(body).toMatchObject({ header: { "X-Reader": 12, "X-Tone": "plain" }, cookie: { lang: "de" } });
  });

  test.each([
    ["X-Reader", { "X-Reader": "0" }],
    ["X-Reader", { "X-Reader": "" }],
    ["X-Tone", { "X-Tone": "loud" }],
    ["lang", { Cookie: "lang=deutsch" }],
  ])("rejects an invalid %s", async (parameter, headers) => {
    const errors = [{ parameter, reason: expect.stringContaining(parameter) }];
    const message = `${parameter} is unusable`;
    expect(await mock.send(books, { headers })).toMatchObject({ status: 400, body: { message, errors } });
  });

  test("rejects a missing header", async () => {
    const response = await mock.fetch(contract.server + books, { headers: { Authorization: "Bearer c1" } });
    expect(response.status).toBe(400);
    const error = { parameter: "X-Reader", reason: expect.stringMatching(/^X-Reader/) };
    expect((await response.json()).errors).toEqual([error]);
  });
});

describe("bodies", () => {
  test("handles media types that end in +json", async () => {
    const edition = { language: "fr", translator: "A. B.", isbn: "2070360024" };
    const book = { title: "Emma", shelf: ["A", 3], edition };
    expect(await addBook(book)).toEqual({ status: 201, type: "application/hal+json", body: book });
  });

  test.each([
    undefined,
    {},
    { title: "" },
    { title: "Emma", shelf: [3] },
    { title: "Emma", edition: { translator: "A. B." } },
    { title: "Emma", edition: { isbn: "2" } },
    { title: "Emma", edition: { cover: "red" } },
  ])("rejects %j with the status 422 that the operation declares", async (book) => {
    const body = { status: 422, text: expect.stringMatching(/^.{4}/) };
    expect(await addBook(book)).toMatchObject({ status: 422, body });
  });

  test("handles the media type */* as JSON", async () => {
    const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"question":"why"}' };
    const response = { status: 200, type: "application/json", body: { answer: "No WHY." } };
    expect(await mock.send("/help", init)).toEqual(response);
  });

  test("decodes repeated keys of a form", async () => {
    const body = new URLSearchParams([
      ["Title", "Emma"],
      ["Title", "Dune"],
      ["Days", "7"],
      ["Filter", '{"by":"a"}'],
    ]);
    const expected = { Title: ["Emma", "Dune"], Days: [7], Filter: [{ by: "a" }] };
    expect((await mock.send("/loans", { method: "POST", body })).body).toEqual(expected);
  });

  test("decodes the text fields of a multipart form", async () => {
    const body = new FormData();
    body.append("text", "ä");
    body.append("tags", "a");
    body.append("tags", "b");
    expect((await mock.send("/notes", { method: "POST", body })).body).toEqual({ text: "ä", tags: ["a", "b"] });
    const headers = { "Content-Type": "multipart/form-data" };
    expect((await mock.send("/notes", { method: "POST", headers, body: "no parts" })).status).toBe(400);
  });

  test("sends text and bytes", async () => {
    expect(await mock.send("/catalog")).toEqual({ status: 200, type: "text/csv", body: "title\nEmma\n" });
    const cover = await mock.fetch(`${contract.server}/cover`);
    expect(cover.headers.get("Content-Type")).toBe("image/png");
    expect([...new Uint8Array(await cover.arrayBuffer())]).toEqual([137, 80, 78, 71]);
  });

  test("overrides a text response, but not with a body that is neither text nor bytes", async () => {
    const { use, respond, send, reset } = createLibraryMock();
    use(respond("exportCatalog", 200));
    expect(await send("/catalog")).toEqual({ status: 200, type: "text/csv", body: "title\nDune\n" });
    reset();
    for (const body of [{ no: "text" }, new Uint16Array(2), new DataView(new ArrayBuffer(2))]) {
      expect(() => respond("exportCatalog", 200, { body: body as never })).toThrow(
        "a response of type text/csv needs text or bytes as body",
      );
    }
  });
});

describe("errors without x-error-responses", () => {
  test("responds to an unknown path and method with problem details (RFC 9457)", async () => {
    const notFound = { type: "about:blank", title: "Not Found", status: 404, detail: "There is nothing at /nowhere." };
    expect(await mock.send("/nowhere")).toEqual({ status: 404, type: problem, body: notFound });
    const notAllowed = { title: "Method Not Allowed", detail: "PUT is not allowed. Use GET, OPTIONS." };
    const response = await mock.send("/cover", { method: "PUT" });
    expect(response).toMatchObject({ status: 405, type: problem, body: notAllowed });
  });

  test("reports each invalid field in problem details if the operation declares no 4xx response", async () => {
    const { status, type, body } = await mock.send("/notes", { method: "POST", body: new FormData() });
    expect({ status, type }).toEqual({ status: 400, type: problem });
    expect(body.errors).toEqual([{ parameter: "text", reason: expect.stringMatching(/^text/) }]);
    expect(body.detail).toMatch(/^text/);
  });

  test("warns about invalid fields if the error of the description has no place for them", async () => {
    const warnings: string[] = [];
    const { send } = createLibraryMock({ warn: (_topic, message) => warnings.push(message) });
    for (const title of ["", "Emma"]) {
      await send(books, { method: "POST", headers: vendorJson, body: JSON.stringify({ title }) });
    }
    await send(`${books}?year=new`);
    expect(warnings).toEqual([
      '/branches/north/books: responded with 422, because title must be at least 1 character, not "".',
    ]);
  });

  test("sends the default response with the status of the error", async () => {
    const response = await mock.send("/loans", { method: "POST" });
    expect(response).toMatchObject({ status: 400, type: problem, body: { status: 400 } });
  });

  test("sends responses that a range or the default declares", async () => {
    expect(await mock.send("/hours")).toMatchObject({ status: 203, body: { open: 9 } });
    expect(await mock.send("/newest")).toMatchObject({ status: 302 });
    expect(await mock.send("/help")).toMatchObject({ status: 200, body: "Ask." });
    const closed = await createLibraryMock({ strict: true }).send("/hours");
    expect(closed).toMatchObject({ status: 400, body: { reason: "Closed" } });
  });

  test("overrides responses that a range or the default declares, with the status in the body", async () => {
    mock.use(mock.respond("fetchHours", 418, { once: true }), mock.respond("fetchHours", 503, { once: true }));
    expect(await mock.send("/hours")).toMatchObject({ status: 418, body: { reason: "Closed" } });
    mock.use(mock.respond("lendBooks", 404, { once: true }));
    expect(await mock.send("/loans", { method: "POST" })).toMatchObject({ status: 404, body: { status: 404 } });
    expect(await mock.send("/hours")).toMatchObject({ status: 503, type: problem });
  });

  test("requires the security schemes of each operation", async () => {
    const anonymous = { Authorization: "" };
    const withCookie = { ...anonymous, Cookie: "sid=s1" };
    const unauthorized = { status: 401, type: "text/plain", body: "Show your card." };
    expect(await mock.send(books, { headers: anonymous })).toEqual(unauthorized);
    expect((await mock.send("/loans", { method: "POST", headers: withCookie })).status).toBe(401);
    expect((await mock.send("/catalog", { headers: anonymous })).type).toBe(problem);
    expect((await mock.send("/cover", { headers: anonymous })).status).toBe(200);
    expect((await mock.send(books, { headers: withCookie })).body.credentials).toEqual({ token: "s1" });
  });
});
