import { createFactorMock } from "@verify-factors/msw";
import { delay, type HttpHandler, HttpResponse, http } from "msw";
import { createBackendHandler } from "./backend-handler.ts";
import { createPhone, type Phone } from "./phone.ts";
import { createSeedFactors } from "./seed-factors.ts";

/** A simulated backend, service and phone. */
export interface Simulation {
  /** The handlers of the backend and the service, for `setupWorker`. */
  handlers: HttpHandler[];
  phone: Phone;
  /** The simulated failures of the service. */
  failures: { slow: boolean; down: boolean };
  /** Returns the time of the service and the phone, in milliseconds. */
  now(): number;
  /** Moves the time one day ahead, so that unverified factors expire. */
  skipDay(): void;
}

/** Creates a simulated backend, service and phone for one page. */
export function createSimulation(): Simulation {
  let offset = 0;
  const now = () => Date.now() + offset;
  const phone = createPhone();
  const failures = { slow: false, down: false };
  const mock = createFactorMock({ now, factors: createSeedFactors(now()) });

  const backend = createBackendHandler({
    onResponse: async (request, response) => {
      // The phone reads the URI from the response that the page shows as a QR code.
      if (request.method !== "POST" || !request.url.endsWith("/api/factors") || response.status !== 201) return;
      const { binding } = await response.clone().json();
      phone.scan(binding.uri);
    },
  });
  const failure = http.all("https://verify.twilio.com/*", async () => {
    if (failures.slow) await delay(2000);
    return failures.down ? new HttpResponse(null, { status: 503 }) : undefined;
  });
  return {
    handlers: [backend, failure, ...mock.handlers],
    phone,
    failures,
    now,
    skipDay: () => {
      offset += 24 * 60 * 60 * 1000;
    },
  };
}
