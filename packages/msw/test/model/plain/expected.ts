import { empty, refusal } from "./answers.ts";
import type { Answer, Call } from "./call.ts";
import { refusalOf } from "./checks.ts";
import { type Chosen, create } from "./create-new-factor.ts";
import { remove } from "./delete-factor.ts";
import { fetch } from "./fetch-factor.ts";
import { list } from "./list-factor.ts";
import type { Model } from "./model.ts";
import { update } from "./update-factor.ts";

/**
 * What the service must answer to a call, and what the call makes of the model. What only the service decides, such as the
 * sid of a new factor, is taken from its own answer.
 */
export function expectedAnswer(model: Model, call: Call, chosen: Chosen): Answer {
  const methods = call.path.Sid === undefined ? ["GET", "POST"] : ["GET", "POST", "DELETE"];
  if (call.method === "OPTIONS") return empty(call, 204);
  if (!methods.includes(call.method)) return methodNotAllowed(call, [...methods, "OPTIONS"]);
  const refused = refusalOf(model, call);
  if (refused) return refused;
  if (call.path.Sid === undefined) return call.method === "GET" ? list(model, call) : create(model, call, chosen);
  const path = { ...call.path, Sid: call.path.Sid };
  if (call.method === "GET") return fetch(model, call, path);
  return call.method === "POST" ? update(model, call, path) : remove(model, call, path);
}

function methodNotAllowed(call: Call, methods: string[]): Answer {
  const answer = refusal(call, 405, 20004, "Method not allowed", { headers: { allow: methods.join(", ") } });
  return call.method === "HEAD" ? { ...answer, body: undefined } : answer;
}
