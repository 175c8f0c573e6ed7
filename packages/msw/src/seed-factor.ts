import {
  assertNoErrors,
  expectValue,
  findUndeclared,
  jsonReader,
  readFields,
  selectVariant,
  toMilliseconds,
  valueReader,
} from "@verify-factors/openapi-mock";
import type { CreateFactorRequest, FactorStatus, FactorType, NewFactor } from "@verify-factors/types";
import { isPublicKey } from "./crypto/public-key.ts";
import type { FactorSeed } from "./factor-seed.ts";
import { contract } from "./generated/contract.ts";
import type { Context } from "./service/api.ts";
import { enroll } from "./service/enroll.ts";
import type { FactorStore } from "./service/factor-store.ts";

const example = contract.examples.responses.NewTotp.value;
const statuses: { readonly [Status in FactorStatus]: true } = { unverified: true, verified: true };
const createBody = contract.operations.CreateNewFactor.body;
const [serviceSid, identity, factorSid] = contract.operations.FetchFactor.parameters.path;
/** The path parameters, with `Sid` renamed to `sid`, as in a seed. */
const pathFields = [serviceSid, identity, { ...factorSid, name: "sid" }];

/**
 * Stores a seeded factor. Ignores the limits on the number of factors. Throws a `TypeError` that begins with `where` and
 * names each invalid value.
 */
export function seedFactor(where: string, seed: FactorSeed, store: FactorStore, url: Context["url"]): NewFactor {
  assertNoErrors(where, expectValue("the factor", Object(seed) === seed, "an object", seed));
  const { services, now } = store.options;
  const { sid, status = "unverified", date_created, ServiceSid: givenServiceSid, ...rest } = seed;
  const ServiceSid: string = givenServiceSid ?? services?.keys().next().value ?? example.service_sid;
  const { Identity = example.identity, ...request } = rest;
  const path = { ServiceSid, Identity };
  const body = completeRequest(where, request);
  const pathValues: Record<string, string> = { ...path, sid: sid ?? example.sid };
  const { errors } = readFields(pathFields, (name) => pathValues[name]);
  const created = date_created === undefined ? now() : toMilliseconds(date_created);
  assertNoErrors(where, [
    ...errors,
    ...expectValue("ServiceSid", !services || services.has(ServiceSid), "one of the mock's services", ServiceSid),
    ...expectValue("sid", sid === undefined || !store.ids.has(sid), "a sid that was never used", sid),
    ...expectValue("status", Object.hasOwn(statuses, status), `one of ${Object.keys(statuses).join(", ")}`, status),
    ...expectValue("date_created", !Number.isNaN(created), "a date in the years 0 to 9999", date_created),
  ]);

  return enroll({ state: store, url }, path, body, { entity: store.ensureEntity(path), created, sid, status });
}

/** Fills in the missing values of a request from the description's example for the same factor type and platform. */
function completeRequest(
  where: string,
  given: { FactorType: FactorType; [name: string]: unknown },
): CreateFactorRequest {
  const { FactorType } = given;
  const types: readonly string[] = Object.keys(createBody.variants);
  assertNoErrors(
    where,
    expectValue("FactorType", types.includes(FactorType), `one of ${types.join(", ")}`, FactorType),
  );
  const { CreateTotp, CreateNotifyingPush, CreateSilentPush } = contract.examples.requests;
  const pushExample = given["Config.NotificationPlatform"] === "none" ? CreateSilentPush : CreateNotifyingPush;
  const defaults: Record<string, unknown> = FactorType === "totp" ? CreateTotp.value : pushExample.value;

  const { fields } = selectVariant(createBody, (name) => given[name] ?? defaults[name]);
  const { values } = readFields(fields, (name) => defaults[name], jsonReader);
  const request = readFields(fields, (name) => (given[name] === undefined ? values[name] : given[name]), valueReader);
  const body = request.values as CreateFactorRequest;
  const isKey = body.FactorType !== "push" || !body["Binding.PublicKey"] || isPublicKey(body["Binding.PublicKey"]);
  assertNoErrors(where, [
    ...request.errors,
    ...findUndeclared(Object.keys(given), fields),
    ...expectValue("Binding.PublicKey", isKey, "a P-256 key in SubjectPublicKeyInfo form, in Base64"),
  ]);
  return body;
}
