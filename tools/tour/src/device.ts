import { type EntityFactors, FactorNotVerifiedError } from "@verify-factors/client";
import { createPushDevice } from "@verify-factors/msw";
import { chapter, fact, refusal, tell } from "./narrator.ts";

/** Enrols a device with a key pair of its own, lets a stranger sign, verifies it, and answers the sid. */
export async function enrolDevice(factors: EntityFactors): Promise<string> {
  chapter("A device");
  const device = await createPushDevice();
  const factor = await factors.create({
    FactorType: "push",
    FriendlyName: "Ada's tablet",
    "Binding.PublicKey": device.publicKey,
    "Config.AppId": "com.example.myapp",
    "Config.NotificationPlatform": "fcm",
    "Config.NotificationToken": "cUx8V3example-registration-token:APA91bG0",
    "Config.SdkVersion": "1.0.0",
  });
  tell(`factors.create({ FactorType: "push", … })  →  ${factor.sid}`);
  fact("it has the key of the device", factor.binding.public_key, device.publicKey);

  const stranger = await createPushDevice();
  const forged = factors.verify(factor.sid, await stranger.sign(factor.sid));
  const error = await refusal("the signature of another device is refused", forged, FactorNotVerifiedError);
  tell(error.message);

  const verified = await factors.verify(factor.sid, await device.sign(factor.sid));
  fact("its own ES256 signature over the sid is accepted", verified.status, "verified");
  return factor.sid;
}
