import { IdGenerator, type Random } from "@verify-factors/openapi-mock";
import { expect, test, vi } from "vitest";

const field = (source: string) => ({ name: "RoomId", schema: { pattern: new RegExp(source) } });
const roomId = field("^RM[0-9a-f]{8}$");
const fill: (byte: number) => Random = (byte) => (bytes) => bytes.fill(byte);

test.each(["^RM[0-9a-f]{8}$", "^RM[0-9a-fA-F]{8}$", "^[A-Z]{4}$", "^x_[0-9]{3}$", "^[0-9]{21}$"])(
  "mints ids that match %s",
  (source) => {
    const ids = new IdGenerator();
    const minted = Array.from({ length: 50 }, () => ids.mint(field(source)));
    expect(minted.filter((id) => !new RegExp(source).test(id))).toEqual([]);
    expect(new Set(minted).size).toBe(50);
  },
);

test("mints ids that start with a prefix", () => {
  expect(new IdGenerator(fill(0xab)).mint(roomId, "RM01")).toBe("RM01ababab");
  expect(() => new IdGenerator().mint(roomId, "XX01")).toThrow("the prefix XX01 of RoomId does not match");
  expect(() => new IdGenerator().mint(field("^RM[0-9a-f]{2}$"), "RM00000")).toThrow("the prefix RM00000 of RoomId");
});

test("never mints a used or reserved id, and keeps the prefix", () => {
  const ids = new IdGenerator(fill(0xff));
  ids.reserve("RM00");
  const mint = () => ids.mint(field("^RM[0-9a-f]{2}$"));
  const minted = Array.from({ length: 255 }, mint);
  expect(minted.slice(0, 3)).toEqual(["RMff", "RM01", "RM02"]);
  expect(new Set(minted).size).toBe(255);
  expect(ids.has("RMff") && ids.has("RM00")).toBe(true);
  expect(mint).toThrow("IdGenerator: all ids for RoomId are used. Use a pattern for longer ids.");
});

test("mints ids in linear time even if `random` repeats itself", () => {
  const has = vi.spyOn(Set.prototype, "has");
  try {
    const turns = [0, 1];
    const ids = new IdGenerator((bytes) => {
      turns.reverse();
      return bytes.fill(turns[0] ?? 0);
    });
    for (let index = 0; index < 2000; index += 1) ids.mint(roomId);
    expect(has.mock.calls.length).toBeLessThan(4 * 2000);
  } finally {
    has.mockRestore();
  }
});

test.each(["^RM.+$", "^RM[0-9a-f]+$", "RM[0-9a-f]{8}"])("rejects a parameter with the pattern %s", (source) => {
  const mint = () => new IdGenerator().mint(field(source));
  expect(mint).toThrow("IdGenerator: cannot mint RoomId. Its pattern must look like ^RM[0-9a-f]{8}$.");
});

test("rejects a `random` function that returns too few bytes", () => {
  const mint = () => new IdGenerator(() => new Uint8Array(1)).mint(roomId);
  expect(mint).toThrow("IdGenerator: random must return the array that it receives, of length 4");
});
