import { createFactorMock } from "@verify-factors/msw";
import description from "@verify-factors/spec/openapi.json" with { type: "json" };
import type { ApiError } from "@verify-factors/types";
import { describe, expect, test } from "vitest";
import { follow, type Probe, probesOf, type Schema } from "./bounds.ts";

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  schema: Schema;
  example: string | number;
}
interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema; examples: Record<string, { $ref: string }> }> };
}
interface Case extends Probe {
  operation: string;
  method: string;
  path: string;
  name: string;
  values: Record<string, string>;
  form?: Record<string, string>;
}

const form = "application/x-www-form-urlencoded";
const cases = Object.entries(description.paths).flatMap(([path, item]) =>
  (["get", "post", "delete"] as const).flatMap((method) => {
    const operation = (item as unknown as Record<string, Operation | undefined>)[method];
    return operation ? casesOf(path, method, operation, (item.parameters as Parameter[]).map(follow)) : [];
  }),
);

describe.each([...new Set(cases.map(({ operation, name }) => `${operation} ${name}`))])("%s", (field) => {
  const ofField = cases.filter(({ operation, name }) => `${operation} ${name}` === field);
  test.each([...new Set(ofField.map(({ keyword }) => keyword))])("%s", async (keyword) => {
    for (const one of ofField.filter((probe) => probe.keyword === keyword)) await check(one);
  });
});

test("every kind of bound was met on both of its sides", () => {
  const kinds = ["const", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern", "contentSchema"];
  for (const kind of kinds) {
    const sides = new Set(cases.filter(({ keyword }) => keyword === kind).map(({ accepted }) => accepted));
    expect([kind, ...[...sides].sort()]).toEqual([kind, false, true]);
  }
  expect(cases.length).toBeGreaterThan(300);
});

/** Sends one value in an otherwise valid request; the mock must follow the description's word on it. */
async function check({ method, path, name, value, accepted, values, form: fields }: Case): Promise<void> {
  const mock = createFactorMock();
  const address = { ...values, ...(name in values && { [name]: value }) };
  const { ServiceSid, Identity, Sid } = address;
  const valid = accepted || !["ServiceSid", "Identity", "Sid"].includes(name);
  if (valid)
    mock.add({
      FactorType: "totp",
      ...(ServiceSid && { ServiceSid }),
      ...(Identity && { Identity }),
      ...(Sid && { sid: Sid }),
    });

  const url = new URL(
    `https://verify.twilio.com${path.replace(/\{(\w+)\}/g, (_, key) => encodeURIComponent(address[key] ?? ""))}`,
  );
  if (method === "get" && !(name in values)) url.searchParams.set(name, value);
  const body = fields && new URLSearchParams({ ...fields, ...(!(name in values) && { [name]: value }) });
  const headers = { Authorization: `Basic ${btoa("user:password")}`, ...(body && { "Content-Type": form }) };
  const response = await mock.fetch(new Request(url, { method, headers, ...(body && { body: body.toString() }) }));

  const said = `${method} ${url.pathname} ${name}=${JSON.stringify(value).slice(0, 90)}`;
  if (accepted) return expect(`${said} ${response.ok}`).toBe(`${said} true`);
  const error = (await response.json()) as ApiError;
  const named = response.status === 404 || error.details?.violations?.some(({ parameter }) => parameter === name);
  expect(`${said} ${response.status} ${named}`).toMatch(/ (400|404) true$/);
}

function casesOf(path: string, method: string, operation: Operation, inherited: Parameter[]): Case[] {
  const parameters = [...inherited, ...(operation.parameters ?? []).map(follow)];
  const values = Object.fromEntries(
    parameters.filter((parameter) => parameter.in === "path").map(({ name, example }) => [name, String(example)]),
  );
  const { schema, examples } = operation.requestBody?.content[form] ?? {};
  const forms = Object.values(examples ?? {}).map((example) => (follow(example) as { value?: object }).value ?? {});
  const texts = forms.map((fields) =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, String(value)])),
  );
  const common = { operation: operation.operationId, method, path, values };
  const ofParameters = parameters.flatMap(({ name, schema, example }) =>
    probesOf(schema, String(example)).map((probe) => ({
      ...common,
      ...probe,
      name,
      ...(texts[0] && { form: texts[0] }),
    })),
  );
  const ofBody = texts.flatMap((fields) =>
    Object.entries(memberOf(schema ?? {}, fields).properties ?? {}).flatMap(([name, property]) =>
      probesOf(property, fields[name] ?? exampleOf(name, texts)).map((probe) => ({
        ...common,
        ...probe,
        name,
        form: fields,
      })),
    ),
  );
  return [...ofParameters, ...ofBody];
}

/** A value of another example of the same operation. */
function exampleOf(name: string, forms: Record<string, string>[]): string {
  return forms.find((fields) => fields[name] !== undefined)?.[name] ?? "a".repeat(40);
}

/** The member of a union, however nested, that a form is of. */
function memberOf(reference: Schema, fields: Record<string, string>): Schema {
  const schema = follow(reference);
  const members = (schema.oneOf ?? []).map((member) => memberOf(member, fields));
  const fits = ({ properties = {} }: Schema) =>
    Object.entries(properties).every(([name, property]) => {
      const { const: only, enum: some } = follow(property);
      const value = fields[name];
      return value === undefined || ((only ?? value) === value && (some?.includes(value) ?? true));
    });
  return members.find(fits) ?? schema;
}
