import * as fc from "fast-check";
import { badKeys } from "../arbitraries.ts";
import { form, seldom } from "../forms.ts";
import type { Pair } from "../plain/call.ts";
import { declared, type Name } from "../plain/rules.ts";
import { ofEntity, request } from "../requests.ts";
import { send } from "./command.ts";

const totpForm = form([["FactorType", "totp"]], ["FriendlyName"], declared.totp);

const pushForm = fc.constantFrom("apn", "fcm", "none").chain((platform) => {
  const token: Name[] = platform === "none" ? [] : ["Config.NotificationToken"];
  const needed: Name[] = ["FriendlyName", "Binding.PublicKey", "Config.AppId", "Config.SdkVersion", ...token];
  const given: Pair[] = [
    ["FactorType", "push"],
    ["Config.NotificationPlatform", platform],
  ];
  return form(given, needed, declared.push);
});

const noKeyForm = fc.tuple(pushForm, badKeys).map(([pairs, key]): Pair[] => [...pairs, ["Binding.PublicKey", key]]);

/** The form of a new factor, mostly a good one. */
export const newFactorForm = fc.oneof(totpForm, seldom(pushForm, noKeyForm, 15));

/** Creates a factor, or fails to. */
export const createNewFactor = request("POST", ofEntity, {
  form: seldom<Pair[] | undefined>(newFactorForm, fc.constant(undefined), 50),
}).map((draft) => send("CreateNewFactor", draft));
