import * as fc from "fast-check";
import { type SeededFactor, seedFactor, toSeed } from "./commands/add.ts";
import { exchange, readChosen } from "./commands/command.ts";
import { ada as entity } from "./entities.ts";
import type { Pair } from "./plain/call.ts";
import { devices } from "./plain/keys.ts";
import type { Model } from "./plain/model.ts";
import { authorized, formType, request } from "./requests.ts";
import type { Service } from "./service.ts";

/** The number of factors that an entity has or has created at the start. The limits are 100, 20 and 100. */
export interface Crowd {
  of: "totp" | "push" | "creations";
  number: number;
  /** Of those created, how many are devices; the others are authenticator apps. */
  devices: number;
}

const headers = { ...authorized, "Content-Type": formType };
const totp: Pair[] = [
  ["FactorType", "totp"],
  ["FriendlyName", "Ada's phone"],
];
const pushOf = (device: number): Pair[] => [
  ["FactorType", "push"],
  ["FriendlyName", "Ada's tablet"],
  ["Binding.PublicKey", devices[device]?.publicKey ?? ""],
  ["Config.AppId", "com.example.myapp"],
  ["Config.NotificationPlatform", "none"],
  ["Config.SdkVersion", "1.0.0"],
];

/** A few places below a limit, up to it, and beyond where only the test's own hand can go. */
export const crowds: fc.Arbitrary<Crowd> = fc.oneof(
  crowd("totp", 98, 101),
  crowd("push", 18, 21),
  // Without devices the cap is met together with the rate, with some of them the rate alone.
  crowd("creations", 99, 100),
  crowd("creations", 99, 100),
);

function crowd(of: Crowd["of"], min: number, max: number): fc.Arbitrary<Crowd> {
  return fc.record({ of: fc.constant(of), number: fc.integer({ min, max }), devices: fc.constantFrom(0, 5) });
}

/** One more factor of the crowd's entity, nothing wrong with it; the same device may come more than once. */
export const newFactorRequest = request("POST", fc.constant({ entity }), {
  form: fc.oneof(fc.constant(totp), fc.integer({ min: 1, max: 20 }).map(pushOf), fc.constant(pushOf(20))),
  headers: fc.constant(headers),
});

/** Brings a service near a limit: by hand, or, since that does not count for the rate, by as many requests as it takes. */
export async function fillEntity(model: Model, service: Service, { of, number, devices: some }: Crowd): Promise<void> {
  for (let index = 0; index < number; index += 1) {
    if (of === "creations") {
      const form = index < some ? pushOf(index) : totp;
      await exchange(model, service, { method: "POST", path: entity, query: [], headers, form });
      model.now = service.clock.now += 20_000;
    } else {
      const status = index % 2 ? "verified" : "unverified";
      const seeded: SeededFactor = { entity, values: of === "push" ? pushOf(0) : totp, status, age: index };
      seedFactor(model, seeded, readChosen(service.add(toSeed(seeded, model.now))));
    }
  }
}
