import * as fc from "fast-check";
import { ofEntity, ofFactor, request } from "../requests.ts";
import { send } from "./command.ts";

const asked = fc.constantFrom("Content-Type", "authorization,x-requested-with");

/** Methods that no operation has, and preflights. */
export const otherMethods = fc
  .tuple(fc.constantFrom("PUT", "PATCH", "HEAD", "OPTIONS"), fc.constantFrom(ofEntity, ofFactor), asked)
  .chain(([method, target, names]) =>
    request(method, target, { headers: fc.constant({ "Access-Control-Request-Headers": names }) }),
  )
  .map((draft) => send("another method", draft));
