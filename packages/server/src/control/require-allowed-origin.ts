import { type Authenticate, formatReceived, HttpError } from "@verify-factors/openapi-mock";

const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Creates a function that rejects requests from pages on another origin: those with a foreign `Origin`, and those with a
 * host name that an attacker points to this machine (DNS rebinding). Ignores the headers of proxies, because any page
 * can send them.
 */
export function requireAllowedOrigin(allowedHosts: readonly string[]): Authenticate {
  const allowed = new Set([...loopbackHosts, ...allowedHosts].map((name) => name.toLowerCase()));
  const reject = (reason: string) => new HttpError("ForeignOrigin", { variables: { reason } });
  return ({ headers }) => {
    const host = (headers.get("Host") ?? "").toLowerCase();
    if (!allowed.has(host.replace(/:\d+$/, ""))) {
      const advice = "Use localhost, or allow the host with allowedHosts or --allowed-host.";
      throw reject(`The control API does not accept the host ${formatReceived(host) || "(none)"}. ${advice}`);
    }
    const origin = headers.get("Origin");
    const isForeign = origin !== null && origin.toLowerCase() !== `http://${host}`;
    if (isForeign || headers.get("Sec-Fetch-Site") === "cross-site") {
      const page = formatReceived(origin ?? "another site");
      throw reject(`A page from ${page} may not control the mock. Send the request from a test instead.`);
    }
    return {};
  };
}
