import { describe, expect, test } from "vitest";
import { type Answer, nobody, setup } from "./api.ts";

function expectReadable({ headers }: Answer<unknown>): void {
  expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
  expect(headers.get("Access-Control-Allow-Methods")).toBe("GET, POST, DELETE, OPTIONS");
  const exposed = (headers.get("Access-Control-Expose-Headers") ?? "").split(", ");
  expect(exposed).toEqual(expect.arrayContaining(["Retry-After", "Twilio-Verify-Factor-Signature"]));
  expect(headers.has("Access-Control-Allow-Credentials")).toBe(false);
}

describe("25 every answer can be read by a page of any origin", () => {
  test("25 what succeeds", async () => {
    const { api } = setup();
    const created = await api.createTotp();
    const { sid } = created.body;
    const answers = [created, await api.list(), await api.fetch(sid), await api.update(sid, {}), await api.delete(sid)];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200, 200, 204]);
    for (const answer of answers) expectReadable(answer);
  });

  test("25 what is refused", async () => {
    const { api, mock } = setup();
    const { sid } = mock.add({ FactorType: "push" });
    const answers = [
      await api.list("?PageSize=0"),
      await api.as({ authorization: null }).list(),
      await api.update(sid, { AuthPayload: "AAAA" }),
      await api.fetch(nobody),
      await api.call("", { method: "PUT" }),
      await api.call("", { method: "HEAD" }),
      await api.createPush(),
      await api.call("https://verify.twilio.com/v2/Elsewhere"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 401, 403, 404, 405, 405, 409, 404]);
    for (const answer of answers) expectReadable(answer);
  });

  test.each(["", `/${nobody}`])(
    "25 a preflight to %j is answered, and reflects the headers asked for",
    async (path) => {
      const { api } = setup();
      const answer = await api.as({ authorization: null }).call(path, {
        method: "OPTIONS",
        headers: {
          Origin: "https://app.test",
          "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": "authorization, x-request-id",
        },
      });
      expect([answer.status, answer.body]).toEqual([204, undefined]);
      expect(answer.headers.get("Access-Control-Allow-Headers")).toBe("authorization, x-request-id");
      expectReadable(answer);
    },
  );

  test("25 a preflight that asks for no headers is told the usual ones", async () => {
    const { headers } = await setup().api.call("", { method: "OPTIONS" });
    expect(headers.get("Access-Control-Allow-Headers")).toMatch(/Authorization/i);
    expect(headers.get("Access-Control-Allow-Headers")).toMatch(/Content-Type/i);
  });

  test("25 a preflight changes nothing", async () => {
    const { api, mock } = setup();
    await api.call("", { method: "OPTIONS" });
    expect(mock.factors()).toEqual([]);
  });
});
