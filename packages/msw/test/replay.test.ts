import spec from "@verify-factors/spec/openapi.json" with { type: "json" };
import type { FactorPage } from "@verify-factors/types";
import { expect, test } from "vitest";
import { setup } from "./api.ts";

const { examples } = spec.components;
const { account_sid, entity_sid, service_sid, sid: totpSid, date_created: totpCreated } = examples.NewTotp.value;
const { sid: pushSid, date_created: pushCreated } = examples.NewPush.value;
const totpVerified = examples.VerifiedTotp.value.date_updated;
const pushVerified = examples.VerifiedPush.value.date_updated;
const pages = [examples.FirstPage.value, examples.MiddlePage.value, examples.LastPage.value] as unknown as FactorPage[];
const [, , watch] = pages.flatMap(({ factors }) => factors);

/** Creates a mock with the clock, the issuer and the entity sid of the description's examples. */
function createExampleMock() {
  const { api, mock, clock } = setup({
    accountSid: account_sid,
    random: (bytes) => {
      Buffer.from(entity_sid.slice(2), "hex").copy(bytes);
      return bytes;
    },
    services: { [service_sid]: { totp: { issuer: "Example Inc" } } },
  });
  const at = (moment: string) => {
    clock.now = Date.parse(moment);
  };
  return { api, mock, at };
}

const totp = {
  FactorType: "totp",
  sid: totpSid,
  date_created: totpCreated,
  "Binding.Secret": examples.NewTotp.value.binding.secret,
  Metadata: examples.NewTotp.value.metadata,
} as const;
const push = {
  FactorType: "push",
  sid: pushSid,
  date_created: pushCreated,
  Metadata: examples.NewPush.value.metadata,
} as const;

test("reproduces the description's examples in sequence", async () => {
  const { api, mock, at } = createExampleMock();
  expect((await api.list()).body).toEqual(examples.EmptyPage.value);
  at(totpCreated);
  expect(mock.add(totp)).toEqual(examples.NewTotp.value);
  expect((await api.fetch(totpSid)).body).toEqual(examples.UnverifiedTotp.value);
  at(totpVerified);
  expect(totpVerified).toBe("2026-01-15T09:30:40Z");
  expect(mock.code(totpSid)).toBe(examples.VerifyTotp.value.AuthPayload);
  expect((await api.update(totpSid, examples.VerifyTotp.value)).body).toEqual(examples.VerifiedTotp.value);

  at(pushCreated);
  expect(mock.add(push)).toEqual(examples.NewPush.value);
  at(pushVerified);
  expect((await api.update(pushSid, examples.VerifyPush.value)).body).toEqual(examples.VerifiedPush.value);

  at(watch?.date_created ?? "");
  mock.add({ FactorType: "push", sid: watch?.sid, "Config.NotificationPlatform": "none" });
  let url: string | null = "?PageSize=1";
  for (const page of pages) {
    const { body }: { body: FactorPage } = await api.list(url ?? "");
    expect(body).toEqual(page);
    url = body.meta.next_page_url;
  }
  expect(url).toBeNull();
  for (const { meta } of pages) expect((await api.list(meta.url)).body.meta).toEqual(meta);
});

test("accepts each request example with strict", async () => {
  const { api, mock } = setup({ strict: true });
  const form = (value: object) => Object.fromEntries(Object.entries(value).map(([name, part]) => [name, String(part)]));
  const { CreateTotp, CreateTotpWithSettings, CreateNotifyingPush, CreateSilentPush } = examples;
  for (const { value } of [CreateTotp, CreateTotpWithSettings, CreateNotifyingPush, CreateSilentPush])
    expect((await api.create(form(value))).status).toBe(201);
  const app = mock.add({ FactorType: "totp" }).sid;
  const device = mock.add({ FactorType: "push" }).sid;
  expect((await api.update(app, form(examples.ChangeTotpSettings.value))).status).toBe(200);
  expect((await api.update(device, form(examples.ChangePushSettings.value))).status).toBe(200);
});
