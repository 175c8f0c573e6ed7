import type { CreateFactorRequest, FactorStatus, FactorType, NewFactor } from "@verify-factors/types";
import type { Context } from "./service/context.ts";
import { enrol } from "./service/enrol.ts";
import { newFactorOf } from "./service/record.ts";
import { fieldsOf, jsonReader, type Reading, readFields, typedReader } from "./wire/fields.ts";
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
  /** Default: now. */
  date_created?: Date | string | undefined;
}

type SeedOf<Type extends FactorType> = Decided<Type> &
  Partial<Omit<Merged<Extract<CreateFactorRequest, { FactorType: Type }>>, "FactorType">>;

/** One type with every key of every member of a union. */
type Merged<Union> = {
  [Key in Union extends unknown ? keyof Union : never]: Union extends { [K in Key]?: infer Value } ? Value : never;
};

const example = table.answers.NewTotp.value;

/** Puts a factor in, past all limits. Throws a `TypeError` that names what the description does not allow. */
export function plant(seed: FactorSeed, context: Context, defaultServiceSid: string = example.service_sid): NewFactor {
  const { ServiceSid = defaultServiceSid, Identity = example.identity, sid, status, date_created, ...given } = seed;
  const names: Record<string, string> = { ServiceSid, Identity, Sid: sid ?? example.sid };
  checked(readFields(table.operations.FetchFactor.parameters.path, (name) => names[name]));
  const request = requestOf(given);
  const created = date_created === undefined ? context.now() : new Date(date_created).getTime();
  if (Number.isNaN(created)) throw new TypeError(`mock.add: date_created is no date: ${date_created}.`);
  if (sid !== undefined && context.store.find(sid)) throw new TypeError(`mock.add: there is a factor ${sid} already.`);

  const entity = context.store.ensureEntity(ServiceSid, Identity);
  const { record, binding } = enrol({ ServiceSid, Identity }, entity, request, created, context);
  if (sid !== undefined) record.sid = sid;
  if (status !== undefined) record.status = status;
  context.store.add(entity, record, created);
  return newFactorOf(record, context.address("FetchFactor", { ServiceSid, Identity, Sid: record.sid }), binding);
}

/** What is given, over the example of its kind. */
function requestOf(given: { FactorType: FactorType; [name: string]: unknown }): CreateFactorRequest {
  const { CreateTotp, CreateNotifyingPush, CreateSilentPush } = table.requests;
  const push = given["Config.NotificationPlatform"] === "none" ? CreateSilentPush : CreateNotifyingPush;
  const wire: Record<string, unknown> = given.FactorType === "totp" ? CreateTotp.value : push.value;

  const shape = table.operations.CreateNewFactor.body ?? { fields: [], closed: false };
  const { fields } = fieldsOf(shape, (name) => given[name] ?? wire[name]);
  const defaults = checked(readFields(fields, (name) => wire[name], jsonReader));
  const request = {
    ...defaults,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
  return checked(readFields(fields, (name) => request[name], typedReader)) as CreateFactorRequest;
}

function checked({ values, findings }: Reading): Record<string, unknown> {
  const words = findings.map(
    ({ violation: { parameter, expected, received } }) =>
      `${parameter} must be ${expected}${received === undefined ? "" : `, not ${received}`}`,
  );
  if (words.length > 0) throw new TypeError(`mock.add: ${words.join("; ")}.`);
  return values;
}
