import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import { expectedError, invalid, missing, push, totp } from "@verify-factors/testing/api";
import { findOperation, resolve, type Schema } from "../description.ts";
import { enrollTotp, enrollTotps } from "../enroll.ts";
import { expectEqual, expectInvalid, expectMatch, expectResponse } from "../expect.ts";
import { readPage } from "../pages.ts";
import { findProbes, type Probe } from "../probes.ts";
import { type Rule, rule } from "../rule.ts";

const { CreateTotpWithSettings, CreateNotifyingPush } = description.components.examples;
const { CreateTotpFactorRequest, CreateSilentPushFactorRequest } = description.components.schemas;
const { CreateNotifyingPushFactorRequest, UpdateFactorRequest } = description.components.schemas;

/** One code point, but two UTF-16 code units. */
const astralCharacter = "\u{1F511}";
const token = "t".repeat(32);
const notifying = { "Config.NotificationPlatform": "apn", "Config.NotificationToken": token };

/** The values of parameters, and their defaults. */
export const valueRules: readonly Rule[] = [
  rule(4, "enforces every limit of the description", async (session, api) => {
    session.requireThorough("about 100 factors");
    const pushTexts = { ...CreateNotifyingPush.value, "Binding.Alg": "ES256" };
    const creations: [Schema, Record<string, string>, object][] = [
      [CreateTotpFactorRequest, totp, CreateTotpWithSettings.value],
      [CreateSilentPushFactorRequest, push, pushTexts],
      [CreateNotifyingPushFactorRequest, { ...push, ...notifying }, pushTexts],
    ];
    for (const [schema, form, examples] of creations) {
      for (const [name, probe] of findFormProbes(schema, { ...examples, ...form })) {
        const created = await session.newUser().create({ ...form, [name]: probe.value });
        expectProbeResponse(`${form.FactorType} with`, name, probe, created, 201);
      }
    }
    for (const [name, probe] of findFormProbes(UpdateFactorRequest, { AuthPayload: "1", ...notifying })) {
      const { update } = await enrollTotp(session);
      expectProbeResponse("an update with", name, probe, await update({ [name]: probe.value }), 200);
    }
    for (const parameter of (findOperation("ListFactor").parameters ?? []).map(resolve)) {
      for (const probe of findProbes(parameter.schema, "1")) {
        const page = await api.list({ [parameter.name]: probe.value });
        expectProbeResponse("a list with", parameter.name, probe, page, 200);
      }
    }
  }),
  rule(5, "parses Metadata as a JSON object of strings, and counts code points", async (_session, api) => {
    const longest = `{"k":"${astralCharacter.repeat(1024 - '{"k":""}'.length)}"}`;
    const texts = ["{}", '{"os":"Android"}', ' { "a" : "" } ', '{"constructor":"x"}', '{"__proto__":"x"}', "null"];
    for (const Metadata of [...texts, longest, "{}".padStart(1024)]) {
      const created = await api.createTotp({ Metadata });
      expectResponse(`Metadata ${Metadata.slice(0, 20)}`, created, 201);
      expectEqual(`Metadata ${Metadata.slice(0, 20)}`, created.body.metadata, JSON.parse(Metadata));
      expectEqual("metadata of a fetch", (await api.fetch(created.body.sid)).body.metadata, JSON.parse(Metadata));
    }
    const notObjects = ["text", '"text"', '["a"]', "1", "true", "", "{", "{'a':'b'}", '{"a":"b"},', "undefined"];
    const notStrings = ['{"a":1}', '{"a":{}}', '{"a":null}'];
    const Metadata = [...notObjects, ...notStrings, `${longest} `, "{}".padStart(1025)];
    await expectInvalid("a creation", (form) => api.createTotp(form), { Metadata });
  }),
  rule(6, "requires a token for apn and fcm", async (session) => {
    for (const platform of ["apn", "fcm"]) {
      const form = { "Config.NotificationPlatform": platform };
      const without = await session.newUser().createPush(form);
      expectResponse(`${platform} without a token`, without, missing("Config.NotificationToken"));
      const created = await session.newUser().createPush({ ...form, "Config.NotificationToken": token });
      expectResponse(`${platform} with a token`, created, 201);
    }
    const none = { "Config.NotificationPlatform": "none" };
    expectResponse("none without a token", await session.newUser().createPush(none), 201);
    const both = await session.newUser().createPush({ ...none, "Config.NotificationToken": token });
    expectResponse("none with a token", both, 201);
    const short = await session.newUser().createPush({ ...none, "Config.NotificationToken": "short" });
    expectResponse("none with an invalid token", short, invalid("Config.NotificationToken"));
  }),
  rule(7, "fills in defaults on create, and none on update", async (session, api) => {
    expectMatch("the default Config.Alg", (await enrollTotp(session, {}, api)).factor.config.alg, "sha1");
    expectMatch("the default PageSize", (await readPage(api)).meta.page_size, 50);
    const config = { alg: "sha512", skew: 0, code_length: 8, time_step: 45 };
    const form = { "Config.Alg": "sha512", "Config.Skew": "0", "Config.CodeLength": "8", "Config.TimeStep": "45" };
    const { update } = await enrollTotp(session, form, api);
    expectEqual("config after a new name", (await update({ FriendlyName: "Renamed" })).body.config, config);
    const changed = (await update({ "Config.TimeStep": "50" })).body.config;
    expectEqual("config after one new setting", changed, { ...config, time_step: 50 });
  }),
  rule(7, "shows 50 factors on a page by default", async (session, api) => {
    session.requireThorough("51 factors");
    const sids = await enrollTotps(session, 51, api);
    const { factors, meta } = await readPage(api);
    expectMatch("the number of factors", factors.length, 50);
    const next = `${api.factors}?PageSize=50&Page=1&PageToken=DN${sids[49]}`;
    expectMatch("next_page_url", meta.next_page_url, next);
  }),
];

/** Returns the probes of every property, each with its name. */
function findFormProbes(schema: Schema, examples: object): (readonly [name: string, probe: Probe])[] {
  const texts = new Map(Object.entries(examples));
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
    findProbes(property, String(texts.get(name) ?? "")).map((probe) => [name, probe] as const),
  );
}

function expectProbeResponse(
  request: string,
  name: string,
  { value, valid, keyword }: Probe,
  received: { status: number; body: unknown },
  status: number,
): void {
  const subject = `${request} ${name} ${JSON.stringify(value.slice(0, 40))} (${keyword})`;
  const error = name === "Binding.PublicKey" ? expectedError(400, 60314) : invalid(name);
  expectResponse(subject, received, valid ? { status } : error);
}
