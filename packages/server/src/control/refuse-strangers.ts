import { ControlRefusal } from "./control-refusal.ts";

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * Refuses what a page of another origin could send: its own origin beside ours, or, when its name has been made to lead
 * here (DNS rebinding), that name as the host. Throws a {@link ControlRefusal}.
 */
export function refuseStrangers(headers: Headers): void {
  const host = headers.get("Host") ?? "";
  if (!loopback.test(host)) {
    throw new ControlRefusal(403, `The mock is controlled at 127.0.0.1 or localhost, not at ${host || "no name"}.`);
  }
  const origin = headers.get("Origin");
  if (origin !== null && origin.toLowerCase() !== `http://${host}`.toLowerCase()) {
    throw new ControlRefusal(403, `A page of ${origin} may not control the mock.`);
  }
}
