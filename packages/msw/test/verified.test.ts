import { afterEach, describe, expect, test, vi } from "vitest";
import { refused, setup } from "./api.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

describe("40 an AuthPayload for a verified factor", () => {
  test.each(["totp", "push"] as const)(
    "40 %s: 200, stays verified, is not checked, and is warned about once",
    async (type) => {
      const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
      const { api, mock, clock } = setup();
      const { sid, date_updated } = mock.add({ FactorType: type, status: "verified" });
      clock.now += 1000;
      for (let count = 0; count < 7; count += 1) {
        const answer = await api.update(sid, { AuthPayload: "s3cr3t-payload" });
        expect(answer).toMatchObject({ status: 200, body: { status: "verified", date_updated } });
      }
      expect(warn).toHaveBeenCalledTimes(1);
      expect(warn.mock.calls[0]?.join(" ")).toMatch(/AuthPayload.*no login check/);
      expect(warn.mock.calls[0]?.join(" ")).not.toContain("s3cr3t-payload");
    },
  );

  test.each(["totp", "push"] as const)("40 %s: with strict 400 / 60383, and nothing changes", async (type) => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const { api, mock } = setup({ strict: true });
    const { sid, friendly_name } = mock.add({ FactorType: type, status: "verified" });
    const answer = await api.update(sid, { AuthPayload: "123456", FriendlyName: "Another" });
    expect(answer).toMatchObject(refused(400, 60383, "Illegal factor status"));
    expect((await api.fetch(sid)).body).toMatchObject({ status: "verified", friendly_name });
    expect(warn).not.toHaveBeenCalled();
  });

  test("40 the other changes apply", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const { api, mock } = setup();
    const { sid } = mock.add({ FactorType: "totp", status: "verified" });
    const answer = await api.update(sid, { AuthPayload: "123456", FriendlyName: "Another" });
    expect(answer.body).toMatchObject({ status: "verified", friendly_name: "Another" });
  });

  test("40 the right way to enrol is not warned about, strict or not", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    for (const strict of [true, false]) {
      const { api, mock } = setup({ strict });
      const { sid } = (await api.createTotp()).body;
      expect((await api.update(sid, { AuthPayload: mock.code(sid) })).body.status).toBe("verified");
    }
    expect(warn).not.toHaveBeenCalled();
  });
});
