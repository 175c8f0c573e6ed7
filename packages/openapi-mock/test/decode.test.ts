import { expect, test, vi } from "vitest";
import { contract, createParcelMock } from "./fixtures/parcels.ts";

const letter = { Kind: "letter", To: "Ada" };

test("fills in defaults, with a new copy for each request", async () => {
  const respond = ({ body }: { body: { size: number[] } }) => ({ status: 200, body: { length: body.size.push(3) } });
  const mock = createParcelMock({ handlers: { ChangeParcel: respond } as never });
  expect((await mock.patch({})).body).toEqual({ length: 3 });
  expect((await mock.patch({})).body).toEqual({ length: 3 });
  expect((await createParcelMock().send("/depots/north/parcels")).body.query).toEqual({ fragile: false });
});

test.each(["fragile=yes", "weight=1%2C5", "weight=0x10", "weight=1e999", "weight="])("rejects ?%s", async (query) => {
  const [parameter] = query.split("=");
  const { status, body } = await createParcelMock().send(`/depots/north/parcels?${query}`);
  expect(status).toBe(400);
  expect(body).toMatchObject({ message: `${parameter} is invalid`, fieldErrors: [{ parameter }] });
});

test("uses the last of repeated values", async () => {
  const mock = createParcelMock();
  expect((await mock.send("/depots/north/parcels?weight=1&weight=2")).body.query.weight).toBe(2);
  const headers = { "Content-Type": "Application/X-WWW-Form-Urlencoded; charset=utf-8" };
  const init = { method: "POST", headers, body: "Kind=letter&To=Ada&To=Grace" };
  expect((await mock.send("/depots/north/parcels", init)).body.body.To).toBe("Grace");
});

test("decodes a form: variants, numbers, JSON in a string", async () => {
  const mock = createParcelMock();
  const body = { ...letter, Stamps: 1, Tags: ["a b", "c"] };
  expect((await mock.post({ ...letter, Tags: '["a b","c"]', Unknown: "x" })).body.body).toEqual(body);
  const box = { Kind: "box", To: "Ada", Weight: 2.5 };
  expect((await mock.post({ ...box, Weight: "2.5" })).body.body).toEqual(box);
  for (const Tags of ["[1]", '["a"', "{}"]) {
    expect((await mock.post({ ...letter, Tags })).body.message, Tags).toBe("Tags is invalid");
  }
});

test("reports the missing fields before the invalid ones", async () => {
  const mock = createParcelMock();
  expect((await mock.post({})).body).toMatchObject({ name: "Missing", message: "Kind is missing" });
  const { body } = await mock.post({ Kind: "box", Weight: "heavy" });
  expect(body).toMatchObject({ name: "Missing", fieldErrors: [{ parameter: "To", isMissing: true }] });
  const invalid = { message: "Kind is invalid", fieldErrors: [{ parameter: "Kind", received: "truck" }] };
  expect((await mock.post({ Kind: "truck", To: "Ada" })).body).toMatchObject(invalid);
});

test("rejects undeclared fields if additionalProperties is false, or if it is absent and strict is set", async () => {
  const mock = createParcelMock();
  expect((await mock.post({ Kind: "box", To: "Ada", Weight: "1", Pin: "2" })).body.message).toBe("Pin is invalid");
  expect((await mock.post({ ...letter, Extra: "x" })).status).toBe(200);
  const strict = createParcelMock({ strict: true });
  expect((await strict.post({ ...letter, Extra: "x" })).body.message).toBe("Extra is invalid");
  expect((await strict.send("/depots/north/parcels?page=1")).body.message).toBe("page is invalid");
});

test("keeps undeclared fields if additionalProperties is true", async () => {
  const { body } = await createParcelMock({ strict: true }).patch('{"note":null,"extra":[1],"__proto__":1}');
  expect(JSON.stringify(body.body)).toBe('{"note":null,"extra":[1],"__proto__":1,"size":[1,2]}');
});

test.each(["[1]", "null", '"text"', "{", "1"])("rejects the JSON body %s", async (text) => {
  const { body } = await createParcelMock().patch(text);
  expect(body).toMatchObject({ message: "body is invalid", fieldErrors: [{ expected: "a JSON object" }] });
});

test("reports which part of a list or an object is invalid", async () => {
  const { body } = await createParcelMock().patch({ size: [1, "two"] });
  const expected = 'an array (it has a string at /1, which violates "type" "integer")';
  expect(body.fieldErrors).toEqual([{ parameter: "size", expected, received: '[1,"two"]' }]);
});

test("rejects JSON that is nested too deeply", async () => {
  const deep = "[".repeat(50_000) + "]".repeat(50_000);
  const { status, body } = await createParcelMock().patch(`{"size":${deep}}`);
  expect(status).toBe(400);
  expect(body.fieldErrors).toEqual([{ parameter: "body", expected: "a JSON object" }]);
});

test("ignores a body of another media type with a warning, or rejects it with strict", async () => {
  const warn = vi.fn();
  expect((await createParcelMock({ warn }).patch({ note: "x" }, "text/plain")).body.body).toEqual({ size: [1, 2] });
  expect(warn).toHaveBeenCalledWith("body", "ChangeParcel: ignored a body of type text/plain. Send application/json.");
  const { body } = await createParcelMock({ strict: true }).patch({ note: "x" }, "text/plain");
  expect(body.fieldErrors).toMatchObject([{ expected: "application/json", received: "text/plain" }]);
});

test("responds with the description's own error for another media type", async () => {
  const Unsupported = { status: 415, value: {}, messageTemplate: "{received}, not {expected}" };
  const errors = { ...contract.errors, Unsupported };
  const errorResponses = { ...contract.errorResponses, unsupportedMediaType: "Unsupported" };
  const mock = createParcelMock({ contract: { ...contract, errors, errorResponses } });
  const { status, body } = await mock.patch({}, "a/b");
  expect([status, body.message]).toEqual([415, "a/b, not application/json"]);
});

test("repeats at most 100 characters of an invalid value", async () => {
  const receive = async (To: string) => (await createParcelMock().post({ ...letter, To })).body.fieldErrors[0].received;
  expect(await receive("👍".repeat(100))).toBe("👍".repeat(100));
  expect(await receive("👍".repeat(101))).toBe(`${"👍".repeat(100)}…`);
});

test("never repeats a secret, and responds with the error of its field", async () => {
  const { body } = await createParcelMock().post({ ...letter, Pin: "12345" });
  expect(body).toMatchObject({ name: "PinRefused", fieldErrors: [{ parameter: "Pin" }] });
  expect(JSON.stringify(body)).not.toContain("12345");
});
