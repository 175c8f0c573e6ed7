import type { EntityPath } from "./plain/model.ts";

/** The services of a mock that has the option `services`. */
export const services = ["VA3e213619479a06026d0eabba9adb2513", "VA00000000000000000000000000000001"] as const;

/** The user of most calls. */
export const ada: EntityPath = { ServiceSid: services[0], Identity: "ada-lovelace" };

/** Some users of each service. One of them differs from Ada only by its case. */
export const entities: readonly EntityPath[] = services.flatMap((ServiceSid) =>
  ["ada-lovelace", "Ada-Lovelace", "grace-hopper"].map((Identity) => ({ ServiceSid, Identity })),
);
