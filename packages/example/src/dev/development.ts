import { createFactorMock } from "@verify-factors/msw";
import { delay, type HttpHandler, HttpResponse, http } from "msw";
import { backendInPage } from "./backend-in-page.ts";
import { createPhone, type Phone } from "./phone.ts";
import { seedsAt } from "./seeds.ts";

/** Everything that the page would find outside of it, simulated inside. */
export interface Development {
  /** The backend and the service behind it, for `setupWorker`. */
  handlers: HttpHandler[];
  phone: Phone;
  /** What goes wrong on purpose. */
  faults: { slow: boolean; down: boolean };
  /** The time of service and phone, in milliseconds. */
  now(): number;
  /** Lets a day pass: what is not verified expires. */
  passDay(): void;
}

/** A backend, a service and a phone for one page. */
export function createDevelopment(): Development {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const phone = createPhone();
  const faults = { slow: false, down: false };
  const mock = createFactorMock({ now, factors: seedsAt(now()) });

  const backend = backendInPage({
    onAnswer: async (request, response) => {
      // The phone looks at the QR code of the page, so to say.
      if (request.method !== "POST" || !request.url.endsWith("/api/factors") || response.status !== 201) return;
      const { binding } = await response.clone().json();
      phone.scan(binding.uri);
    },
  });
  const fault = http.all("https://verify.twilio.com/*", async () => {
    if (faults.slow) await delay(2000);
    return faults.down ? new HttpResponse(null, { status: 503 }) : undefined;
  });
  return {
    handlers: [backend, fault, ...mock.handlers],
    phone,
    faults,
    now,
    passDay: () => {
      ahead += 24 * 60 * 60 * 1000;
    },
  };
}
