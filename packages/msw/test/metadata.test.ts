import { describe, expect, test } from "vitest";
import { invalid, setup } from "./api.ts";

const { api } = setup();
const ofLength = (length: number, letter = "a") => JSON.stringify({ k: letter.repeat(length - '{"k":""}'.length) });

describe("Metadata is the text of a JSON object of strings", () => {
  test.each([
    '{"os":"Android"}',
    "{}",
    ' { "a" : "" } ',
    '{"a":"\\u00e9","b":"\u{1F511}"}',
    '{"constructor":"x"}',
    "null",
  ])("%j is given back as its content", async (text) => {
    const { status, body } = await api.createTotp({ Metadata: text });
    expect([status, body.metadata]).toEqual([201, JSON.parse(text)]);
    expect((await api.fetch(body.sid)).body.metadata).toEqual(JSON.parse(text));
  });

  test("without any it is null", async () => {
    expect((await api.createTotp()).body.metadata).toBeNull();
  });

  test.each([
    '{"a":1}',
    '{"a":null}',
    '{"a":{}}',
    '["a"]',
    '"a"',
    "1",
    "true",
    "",
    "{",
    "{'a':'b'}",
    '{"a":"b"},',
    "undefined",
  ])("%j is refused", async (text) => {
    expect(await api.createTotp({ Metadata: text })).toMatchObject(invalid("Metadata"));
  });

  test("a key named __proto__ is a key like any other", async () => {
    const text = '{"__proto__":"x","a":"b"}';
    const { sid } = (await api.createTotp({ Metadata: text })).body;
    const { metadata } = (await api.fetch(sid)).body;
    expect(Object.entries(metadata ?? {})).toEqual([
      ["__proto__", "x"],
      ["a", "b"],
    ]);
  });

  test.each(["a", "\u{1F511}"])("1024 code points of %s are accepted, 1025 are not", async (letter) => {
    expect((await api.createTotp({ Metadata: ofLength(1024, letter) })).status).toBe(201);
    expect(await api.createTotp({ Metadata: ofLength(1025, letter) })).toMatchObject(invalid("Metadata"));
  });

  test("the text is counted as it was sent", async () => {
    expect(await api.createTotp({ Metadata: `${" ".repeat(1024)}{}` })).toMatchObject(invalid("Metadata"));
    expect((await api.createTotp({ Metadata: `${" ".repeat(1022)}{}` })).status).toBe(201);
  });

  test("an update does not know it", async () => {
    const { sid } = (await api.createTotp({ Metadata: '{"a":"b"}' })).body;
    expect((await api.update(sid, { Metadata: "null" })).body.metadata).toEqual({ a: "b" });
  });
});
