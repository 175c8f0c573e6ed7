import * as fc from "fast-check";
import { type Command, createCommand, sendAndCompare } from "./command.ts";
import { ada } from "./entities.ts";
import { changes, form, newFactorForm, usually } from "./forms.ts";
import { createCodePayload, payload } from "./payloads.ts";
import type { Pair } from "./plain/call.ts";
import { devices } from "./plain/keys.ts";
import {
  aFactor,
  authorized,
  createRequest,
  cursor,
  type FactorChoice,
  formType,
  ofEntity,
  ofFactor,
  type Request,
  toTarget,
} from "./requests.ts";
import { seededFactors } from "./seeds.ts";
import { passTime } from "./time.ts";

const headers = { ...authorized, "Content-Type": formType };

const createNewFactor = createRequest("POST", ofEntity, {
  form: usually<Pair[] | undefined>(newFactorForm, fc.constant(undefined), 50),
});
const updateFactor = createRequest("POST", ofFactor, {
  form: changes,
  payload: fc.option(payload, { nil: undefined, freq: 2 }),
});
/** Lists a page after any factor, including deleted and expired ones. */
const listFactor = createRequest("GET", ofEntity, {
  query: form([], [], ["PageSize", "Page"]),
  pageToken: fc.option(cursor, { nil: undefined }),
});
const otherMethods = fc
  .tuple(fc.constantFrom("PUT", "PATCH", "HEAD", "OPTIONS"), fc.constantFrom(ofEntity, ofFactor))
  .chain(([method, target]) => {
    const names = fc.constantFrom("Content-Type", "authorization,x-requested-with");
    return createRequest(method, target, { headers: fc.record({ "Access-Control-Request-Headers": names }) });
  });

/** Sends some incorrect codes one after the other, and then optionally the correct one. */
export function guessCodes(choose: FactorChoice, times: number, isRightLast = false): Command {
  return createCommand(async (model, service) => {
    const { path, factor } = toTarget(choose)(model);
    const verify = (AuthPayload: string) =>
      sendAndCompare(model, service, {
        method: "POST",
        path,
        query: [],
        headers,
        form: [["AuthPayload", AuthPayload]],
      });
    for (let time = 0; time < times; time += 1) await verify("wrong");
    if (isRightLast) await verify(createCodePayload(0)(model, factor));
    return { path, times, isRightLast };
  });
}

const guesses = fc
  .tuple(aFactor, fc.integer({ min: 1, max: 6 }), fc.boolean())
  .map(([choose, times, isRightLast]) => guessCodes(choose, times, isRightLast));

const totp: Pair[] = [
  ["FactorType", "totp"],
  ["FriendlyName", "Ada's phone"],
];
const createPushForm = (device: number): Pair[] => [
  ["FactorType", "push"],
  ["FriendlyName", "Ada's tablet"],
  ["Binding.PublicKey", devices[device]?.publicKey ?? ""],
  ["Config.AppId", "com.example.myapp"],
  ["Config.NotificationPlatform", "none"],
  ["Config.SdkVersion", "1.0.0"],
];

/** Creates factors for Ada until about a limit: of the number of TOTP factors, or with push factors, of the rate. */
export const fillEntity = fc
  .record({ some: fc.constantFrom(0, 5, 20), count: fc.integer({ min: 97, max: 101 }) })
  .map(({ some, count }) =>
    createCommand(async (model, service) => {
      for (let index = 0; index < count; index += 1) {
        const form = index < some ? createPushForm(index) : totp;
        await sendAndCompare(model, service, { method: "POST", path: ada, query: [], headers, form });
        model.now = service.clock.now += 20_000;
      }
      return { some, count };
    }),
  );

/**
 * Creates one more factor for Ada with valid values, usually for one of two devices. The first device may already be
 * enrolled.
 */
export const oneMoreCreation = fc.constantFrom(totp, createPushForm(19), createPushForm(20)).map(
  (form): Request =>
    () => ({ method: "POST", path: ada, query: [], headers, form }),
);

/** Stores a factor. Ignores the service's limits. */
const add = seededFactors.map((seed) =>
  createCommand((model, service) => {
    if (!model.factors.some(({ shown }) => shown.sid === seed.sid)) service.add(model, seed);
    return seed;
  }),
);

const reset = fc.constant(
  createCommand((model, service) => {
    service.mock.reset();
    service.restoreInitialFactors(model);
    return "reset";
  }),
);

const send = (requests: fc.Arbitrary<Request>) =>
  requests.map((create) =>
    createCommand(async (model, service) => {
      const call = create(model);
      await sendAndCompare(model, service, call);
      return call;
    }),
  );

const repeat = (weight: number, one: fc.Arbitrary<Command>) => Array.from({ length: weight }, () => one);

/** All commands. Commands with more cases occur more often. */
export const allCommands = [
  ...repeat(6, send(createNewFactor)),
  ...repeat(8, send(updateFactor)),
  ...repeat(3, send(listFactor)),
  ...repeat(2, send(createRequest("DELETE", ofFactor))),
  ...repeat(4, passTime),
  ...repeat(3, add),
  ...repeat(4, send(createRequest("GET", ofFactor))),
  send(otherMethods),
  guesses,
  fillEntity,
  reset,
];
