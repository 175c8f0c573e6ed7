// A setup file for Vitest: fails every test in which a response of a mock violates the description.
import { afterEach, expect } from "vitest";
import { takeErrors } from "./response-errors.ts";

export { takeErrors };

afterEach(() => {
  expect(takeErrors(), "responses that violate the description").toEqual([]);
});
