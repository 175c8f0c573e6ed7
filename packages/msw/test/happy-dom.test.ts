// @vitest-environment happy-dom
import { HttpResponse, http } from "msw";
import { describe, expect, inject, test, vi } from "vitest";
import { Api } from "./api.ts";
import { senders, testPage } from "./page-tests.ts";

const server = testPage("HappyDOM/");

// MSW 2 replaces fetch and XMLHttpRequest. MSW 3 intercepts the network below them, including preflights.
describe.runIf(inject("msw") === "msw").each(senders)("through %s, a page", (_name, send) => {
  const api = new Api({ send });
  const own = new Api({ send, baseUrl: `${location.origin}/api/verify`, authorization: null });

  test("sends a preflight to another origin, and reads the exposed headers of a response", async () => {
    const exchanges: string[] = [];
    server.events.on("response:mocked", ({ request, response }) => {
      exchanges.push(`${request.method} ${response.status}`);
    });
    const { sid } = (await api.createTotp()).body;
    expect((await api.update(sid, {})).headers.get("Twilio-Verify-Factor-Signature")).toMatch(/./);
    await api.delete(sid);
    await own.list();
    const expected = ["OPTIONS 204", "POST 201", "OPTIONS 204", "POST 200", "OPTIONS 204", "DELETE 204", "GET 200"];
    expect(exchanges).toEqual(expected);
    server.events.removeAllListeners();
  });

  test("does not reach a service whose preflight response has no CORS headers", async () => {
    const get = vi.fn(() => HttpResponse.json({}));
    server.use(
      http.get(api.factors, get),
      http.options(api.factors, () => new HttpResponse()),
    );
    await expect(api.list()).rejects.toThrow();
    expect(get).not.toHaveBeenCalled();
  });
});
