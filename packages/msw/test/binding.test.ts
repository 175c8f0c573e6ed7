import { createAuthenticator } from "@verify-factors/msw";
import { describe, expect, test } from "vitest";
import { invalid, serviceSid, setup, start } from "./api.ts";

describe("31 binding.uri", () => {
  test("31 has every piece percent-encoded, in the published order", async () => {
    const { api } = setup({ services: { [serviceSid]: { friendly_name: "R&D: 50% / Ada’s" } } });
    const { uri, secret } = (await api.createTotp({ FriendlyName: "Ada & Co: +1 ?#\u{1F511}" })).body.binding;
    const issuer = "R%26D%3A%2050%25%20%2F%20Ada%E2%80%99s";
    const account = "Ada%20%26%20Co%3A%20%2B1%20%3F%23%F0%9F%94%91";
    expect(uri).toBe(
      `otpauth://totp/${issuer}:${account}?secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`,
    );
    expect(createAuthenticator(uri).code({ at: start })).toMatch(/^\d{6}$/);
  });

  test("31 is given once, and not again when the factor is renamed", async () => {
    const { api } = setup();
    const { sid } = (await api.createTotp()).body;
    const answers = [await api.fetch(sid), await api.update(sid, { FriendlyName: "Another" }), await api.list()];
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(/binding|otpauth|secret/);
  });
});

describe("32 Binding.Secret", () => {
  const seed = "GEZDGNBVGY3TQOJQ";
  const created = (secret: string) => setup().api.createTotp({ "Binding.Secret": secret });

  test.each([
    [seed, seed],
    [seed.toLowerCase(), seed],
    ["geZDgnBV", "GEZDGNBV"],
    ["GE======", "GE"],
    ["GE", "GE"],
    ["GEZDG===", "GEZDG"],
  ])("32 %s is given back as %s", async (secret, normal) => {
    const { status, body } = await created(secret);
    expect([status, body.binding.secret]).toEqual([201, normal]);
    expect(new URL(body.binding.uri).searchParams.get("secret")).toBe(normal);
  });

  test.each(["G", "", "GEZDGNB1", "GEZDGNB0", "GEZD GNBV", "GEZD=GNBV", "========", "GEZDGNBV=======", "GÉZDGNBV"])(
    "32 %j is refused",
    async (secret) => {
      expect(await created(secret)).toMatchObject(invalid("Binding.Secret"));
    },
  );

  test("32 left out it is 32 characters from the option random", async () => {
    const { api } = setup({ random: (bytes) => bytes.fill(0xff) });
    expect((await api.createTotp()).body.binding.secret).toBe("7".repeat(32));
  });
});
