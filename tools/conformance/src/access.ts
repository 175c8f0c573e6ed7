import { totp } from "@verify-factors/testing/api";
import { kindOf } from "./claims.ts";
import type { Service } from "./service.ts";
import { WrongUsage } from "./usage.ts";
import { Visit } from "./visit.ts";

/**
 * Makes sure, with one factor, that the credentials and the service are known, so that a slip of the pen is not taken for
 * fifty contradictions. Throws a {@link WrongUsage} that says which of them is not. What could not be deleted is told to
 * `onLeft`.
 */
export async function checkAccess(service: Service, onLeft: (addresses: string[]) => void): Promise<void> {
  const visit = new Visit(service);
  try {
    const answer = await visit.newcomer().create(totp);
    const { status } = answer;
    if (status === 401 || status === 403) {
      throw new WrongUsage(`The service refuses these credentials: ${kindOf(answer)}.`);
    }
    if (status === 404)
      throw new WrongUsage(`${service.baseUrl} knows no service ${service.serviceSid}: ${kindOf(answer)}.`);
  } finally {
    const left = await visit.leave();
    if (left.length > 0) onLeft(left);
  }
}
