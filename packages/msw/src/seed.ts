import type { CreateFactorRequest, FactorStatus, FactorType, NewFactor } from "@verify-factors/types";
import type { Context } from "./service/context.ts";
import { enrol } from "./service/enrol.ts";
import { looksLikePublicKey } from "./service/push.ts";
import { isInstant, newFactorOf } from "./service/record.ts";
import { checked } from "./wire/checked.ts";
import { fieldsOf, jsonReader, readFields, typedReader, undeclared } from "./wire/fields.ts";
import { table } from "./wire/table.ts";

/**
 * A factor put in by hand: any part of a request that creates one, and what only the service decides. What is left out
 * comes from the description's examples.
 */
export type FactorSeed = { [Type in FactorType]: SeedOf<Type> }[FactorType];

interface Decided<Type extends FactorType> {
  FactorType: Type;
  /** Default: the first of the mock's `services`, else the service of the description's examples. */
  ServiceSid?: string | undefined;
  /** Default: the identity of the description's examples. */
  Identity?: string | undefined;
  /** Default: a new one. */
  sid?: string | undefined;
  /** Default: `unverified`. */
  status?: FactorStatus | undefined;
  /** Default: now. An unverified factor that is older than its time to live is gone at once. */
  date_created?: Date | string | undefined;
}

/** A factor of one type, put in by hand. */
export type SeedOf<Type extends FactorType> = Decided<Type> &
  Given<Omit<Merged<Extract<CreateFactorRequest, { FactorType: Type }>>, "FactorType">>;

type Given<T> = { [Key in keyof T]?: T[Key] | undefined };

/** One type with every key of every member of a union. */
type Merged<Union> = {
  [Key in Union extends unknown ? keyof Union : never]: Union extends { [K in Key]?: infer Value } ? Value : never;
};

const who = "mock.add";
const example = table.answers.NewTotp.value;
const statuses: { readonly [Status in FactorStatus]: true } = { unverified: true, verified: true };
const types: { readonly [Type in FactorType]: true } = { totp: true, push: true };

/** Puts a factor in, past all limits. Throws a `TypeError` that names what the description does not allow. */
export function plant(seed: FactorSeed, context: Context, services?: ReadonlyMap<string, unknown>): NewFactor {
  const defaultServiceSid: string = services?.keys().next().value ?? example.service_sid;
  const { ServiceSid = defaultServiceSid, Identity = example.identity, sid, status, date_created, ...given } = seed;
  const request = requestOf(given);
  const path: Record<string, string> = { ServiceSid, Identity, Sid: sid ?? example.sid };
  const names = table.operations.FetchFactor.parameters.path;
  checked(
    who,
    readFields(names, (name) => path[name]),
  );
  const created = date_created === undefined ? context.now() : new Date(date_created).getTime();

  insist(!services || services.has(ServiceSid), `ServiceSid is no service of the mock: ${ServiceSid}`);
  insist(sid === undefined || !context.store.knows(sid), `sid is taken: ${sid}`);
  insist(
    status === undefined || Object.hasOwn(statuses, status),
    `status is not one of ${Object.keys(statuses).join(", ")}: ${status}`,
  );
  insist(isInstant(created), `date_created is no date of the years 0 to 9999: ${date_created}`);

  const entity = context.store.ensureEntity(ServiceSid, Identity);
  const { record, binding } = enrol({ ServiceSid, Identity }, entity, request, created, context, sid);
  if (status !== undefined) record.status = status;
  context.store.add(entity, record, created);
  return newFactorOf(record, context.address("FetchFactor", { ServiceSid, Identity, Sid: record.sid }), binding);
}

/** What is given, over the example of its kind. */
function requestOf(given: { FactorType: FactorType; [name: string]: unknown }): CreateFactorRequest {
  insist(
    Object.hasOwn(types, given.FactorType),
    `FactorType is not one of ${Object.keys(types).join(", ")}: ${given.FactorType}`,
  );
  const { CreateTotp, CreateNotifyingPush, CreateSilentPush } = table.requests;
  const push = given["Config.NotificationPlatform"] === "none" ? CreateSilentPush : CreateNotifyingPush;
  const wire: Record<string, unknown> = given.FactorType === "totp" ? CreateTotp.value : push.value;

  const shape = table.operations.CreateNewFactor.body ?? { fields: [], closed: false };
  const { fields } = fieldsOf(shape, (name) => given[name] ?? wire[name]);
  const { values } = readFields(fields, (name) => wire[name], jsonReader);
  const reading = readFields(fields, (name) => (given[name] === undefined ? values[name] : given[name]), typedReader);
  const strange = Object.keys(given).filter((name) => !fields.some((field) => field.name === name));
  reading.findings.push(...strange.map(undeclared));
  const request = checked(who, reading) as CreateFactorRequest;
  insist(
    request.FactorType !== "push" || looksLikePublicKey(request["Binding.PublicKey"]),
    "Binding.PublicKey is no P-256 key in SubjectPublicKeyInfo form",
  );
  return request;
}

function insist(holds: boolean, otherwise: string): void {
  if (!holds) throw new TypeError(`${who}: ${otherwise}.`);
}
