import { createFactorMock } from "@verify-factors/msw";
import { setupServer } from "msw/node";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Api } from "./api.ts";

const warn = vi.spyOn(console, "warn");
beforeEach(() => warn.mockReset().mockImplementation(() => {}));
afterEach(() => expect(warn.mock.calls.flat().join()).not.toMatch(/undefined|\[object/));

const api = new Api({ send: (request) => fetch(request) });

describe("a handler that was made and given to nobody is named at the reset", () => {
  test("with what was called to make it, each once", () => {
    const mock = createFactorMock();
    mock.respond("ListFactor", 429, { once: true });
    mock.handle("FetchFactor", () => {});
    mock.reset();
    mock.reset();
    expect(warn.mock.calls).toEqual([
      [expect.stringMatching(/mock\.respond\("ListFactor", 429\) was made but given to nobody/)],
      [expect.stringMatching(/mock\.handle\("FetchFactor"\) was made but given to nobody/)],
    ]);
  });

  test("by server.resetHandlers() too", () => {
    const mock = createFactorMock();
    const server = setupServer(...mock.handlers);
    mock.respond("ListFactor", 429);
    server.resetHandlers();
    expect(warn).toHaveBeenCalledOnce();
  });
});

describe("a handler that was given to a server is not", () => {
  test("with server.use, even when no request came", () => {
    const mock = createFactorMock();
    const server = setupServer(...mock.handlers);
    server.use(
      mock.respond("ListFactor", 429),
      mock.handle("FetchFactor", () => {}),
    );
    server.resetHandlers();
    expect(warn).not.toHaveBeenCalled();
  });

  test("with setupServer", () => {
    const mock = createFactorMock();
    setupServer(mock.respond("ListFactor", 429), ...mock.handlers).resetHandlers();
    expect(warn).not.toHaveBeenCalled();
  });

  test("when it has answered", async () => {
    const mock = createFactorMock();
    const server = setupServer(...mock.handlers);
    server.listen();
    try {
      server.use(mock.respond("ListFactor", 429, { once: true }));
      expect([(await api.list()).status, (await api.list()).status]).toEqual([429, 200]);
      server.resetHandlers();
      expect(warn).not.toHaveBeenCalled();
    } finally {
      server.close();
    }
  });
});
