import * as fc from "fast-check";
import { badKeys } from "../arbitraries.ts";
import { form, seldom } from "../forms.ts";
import type { Pair } from "../plain/call.ts";
import { declared, type Name } from "../plain/rules.ts";
import { ofEntity, request } from "../requests.ts";
import { send } from "./command.ts";

type FormOf = (given: readonly Pair[], needed: readonly Name[], all: readonly Name[]) => fc.Arbitrary<Pair[]>;

/** The form of a new authenticator app. */
export const totpForm = (of: FormOf) => of([["FactorType", "totp"]], ["FriendlyName"], declared.totp);

/** The form of a new device. */
export const pushForm = (of: FormOf) =>
  fc.constantFrom("apn", "fcm", "none").chain((platform) => {
    const token: Name[] = platform === "none" ? [] : ["Config.NotificationToken"];
    const needed: Name[] = ["FriendlyName", "Binding.PublicKey", "Config.AppId", "Config.SdkVersion", ...token];
    const given: Pair[] = [
      ["FactorType", "push"],
      ["Config.NotificationPlatform", platform],
    ];
    return of(given, needed, declared.push);
  });

const noKeyForm = fc
  .tuple(pushForm(form), badKeys)
  .map(([pairs, key]): Pair[] => [...pairs, ["Binding.PublicKey", key]]);

/** The form of a new factor, mostly a good one. */
export const newFactorForm = fc.oneof(totpForm(form), seldom(pushForm(form), noKeyForm, 15));

/** Creates a factor, or fails to. */
export const createNewFactor = request("POST", ofEntity, {
  form: seldom<Pair[] | undefined>(newFactorForm, fc.constant(undefined), 50),
}).map((draft) => send("CreateNewFactor", draft));
