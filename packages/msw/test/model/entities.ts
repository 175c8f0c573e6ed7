import type { EntityPath } from "./plain/model.ts";

/** The services that there are when a mock is told which. */
export const services = ["VA3e213619479a06026d0eabba9adb2513", "VA00000000000000000000000000000001"] as const;

/** The user whom most calls are about. */
export const ada: EntityPath = { ServiceSid: services[0], Identity: "ada-lovelace" };

/** Some users of each service; one of them differs from Ada by its case alone. */
export const entities: readonly EntityPath[] = services.flatMap((ServiceSid) =>
  ["ada-lovelace", "Ada-Lovelace", "grace-hopper"].map((Identity) => ({ ServiceSid, Identity })),
);
