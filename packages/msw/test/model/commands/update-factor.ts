import * as fc from "fast-check";
import { good } from "../arbitraries.ts";
import { type Draft, toCall } from "../draft.ts";
import { form } from "../forms.ts";
import type { Payload } from "../payload.ts";
import type { Pair } from "../plain/call.ts";
import { declared } from "../plain/rules.ts";
import { aFactor, authorized, formType, ofFactor, request } from "../requests.ts";
import { command, exchange, send } from "./command.ts";

const signatures = [
  "right",
  "of another sid",
  "of another device",
  "bare",
  "cut",
  "unpadded",
  "url-safe",
  "longer",
] as const;

const step = fc.integer({ min: -3, max: 3 }).map((codeOfStep): Payload => ({ codeOfStep }));
const signature = fc.constantFrom("right" as const, ...signatures).map((one): Payload => ({ signature: one }));
const text = fc.oneof(good("AuthPayload"), fc.stringMatching(/^[0-9]{1,9}$/)).map((one): Payload => ({ text: one }));

/** A code or a signature, right or wrong. */
export const payload = fc.oneof({ weight: 4, arbitrary: step }, { weight: 4, arbitrary: signature }, text);

/** A change of the platform alone. */
export const platform = fc
  .constantFrom("apn", "fcm", "none")
  .map((value): Pair[] => [["Config.NotificationPlatform", value]]);
const settings = declared.update.filter((name) => name !== "AuthPayload");

/** Changes without a payload, mostly good ones; often there are none. */
export const changes = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Pair[]>([]) },
  { weight: 3, arbitrary: form([], [], settings) },
  platform,
);

/** Changes a factor, confirms it, does both, or fails to. */
export const updateFactor = request("POST", ofFactor, {
  form: changes,
  payload: fc.option(payload, { nil: undefined, freq: 2 }),
}).map((draft) => send("UpdateFactor", draft));

/** Sends some wrong codes one after the other, and then the right one. */
export const guessCodes = fc.record({ factor: aFactor, times: fc.integer({ min: 1, max: 6 }) }).map((about) =>
  command("guess codes", about, async (model, service) => {
    const headers = { ...authorized, "Content-Type": formType };
    const draft: Draft = { method: "POST", target: about, query: [], headers, spaces: "+", form: [] };
    for (let time = 0; time < about.times; time += 1) {
      await exchange(model, service, toCall(model, { ...draft, payload: { text: "wrong" } }));
    }
    await exchange(model, service, toCall(model, { ...draft, payload: { codeOfStep: 0 } }));
  }),
);
