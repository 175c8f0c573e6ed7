import { Collection } from "@verify-factors/openapi-mock";
import { expect, test } from "vitest";

test("sorts items by creation time, regardless of the order in which they are added", () => {
  const items = new Collection<string>();
  items.add("b", "B", 2);
  items.add("d", "D", 3);
  items.add("a", "A", 1);
  items.add("c", "C", 2);
  expect(items.values()).toEqual(["A", "B", "C", "D"]);
  expect(items.get("c")).toBe("C");
  expect(items.get("x")).toBeUndefined();
});

test("a deleted item keeps its position and its id", () => {
  const items = new Collection<string>();
  items.add("a", "A", 1);
  items.add("b", "B", 2);
  expect([items.delete("a"), items.delete("a"), items.delete("x")]).toEqual([true, false, false]);
  expect(items.get("a")).toBeUndefined();
  expect(items.values()).toEqual(["B"]);
  expect(items.positions().map(({ id, item }) => [id, item])).toEqual([
    ["a", undefined],
    ["b", "B"],
  ]);
  expect(() => items.add("a", "new", 3)).toThrow(new TypeError("Collection: the id a was used before. Use a new id."));
});
