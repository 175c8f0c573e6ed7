import { HttpError } from "@verify-factors/openapi-mock";
import { expect, test } from "vitest";
import { contract, createParcelMock } from "./fixtures/parcels.ts";

const fail = (error: Error) => () => {
  throw error;
};

test("fills in variables, and keeps placeholders without a value", async () => {
  const errors = { ...contract.errors, NotFound: { status: 404, value: {}, messageTemplate: "{what} of {parcel}" } };
  const error = new HttpError("NotFound", { variables: { what: "No $& trace" }, retryAfter: 3 });
  const handlers = { ChangeParcel: fail(error) } as never;
  const response = await createParcelMock({ contract: { ...contract, errors }, handlers }).patch({});
  expect(response.body.message).toBe("No $& trace of {parcel}");
  expect(response.headers.get("Retry-After")).toBe("3");
});

test.each(["Invalid", "toString", "Nowhere"])("rejects if a handler throws the undeclared error %s", async (name) => {
  const mock = createParcelMock({ handlers: { ChangeParcel: fail(new HttpError(name)) } as never });
  const message = `ChangeParcel: the handler threw the error "${name}", which the operation does not declare.`;
  await expect(mock.patch({})).rejects.toThrow(message);
  mock.use(mock.handle("ChangeParcel", ({ original }) => original()));
  await expect(mock.patch({})).rejects.toThrow(message);
});

test.each([undefined, null, "ok", {}])("rejects if a handler returns %j", async (returned) => {
  const mock = createParcelMock({ handlers: { ChangeParcel: () => returned } as never });
  await expect(mock.patch({})).rejects.toThrow("ChangeParcel: the handler returned no status.");
});

test("rejects with any other error of a handler", async () => {
  const mock = createParcelMock({ handlers: { ChangeParcel: fail(new RangeError("broken")) } as never });
  await expect(mock.patch({})).rejects.toThrow(new RangeError("broken"));
});
