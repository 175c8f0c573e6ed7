// A setup file for Vitest: a test in which a response of a mock violates the description fails, whatever else it asserts.
import { afterEach, expect } from "vitest";
import { takeErrors } from "./response-errors.ts";

export { takeErrors };

afterEach(() => {
  expect(takeErrors(), "responses that violate the description").toEqual([]);
});
