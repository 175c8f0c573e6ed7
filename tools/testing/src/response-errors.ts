/// <reference types="vite/client" />
// Validates every response of a mock's MSW handlers against the description, which is read from its source, so that nothing
// has to be built first. Not in the setup file, which Vitest evaluates for each test file, even without isolation.
import text from "@verify-factors/spec/openapi.yaml?raw";
import { CORE_SCHEMA, load, mergeTag } from "js-yaml";
import { HttpHandler, RequestHandler } from "msw";

const run = RequestHandler.prototype.run;
let errors: string[] = [];

RequestHandler.prototype.run = async function runAndValidate(this: RequestHandler, args) {
  const request = args.request.clone();
  const result = await run.call(this, args);
  if (result?.response && isResponse(result.response) && !isForeign(this, request)) {
    errors.push(...(await validateResponse(request, result.response)));
  }
  return result;
};

/** Returns the errors so far and forgets them, for a test that expects some. */
export function takeErrors(): string[] {
  const found = errors;
  errors = [];
  return found;
}

/** `Response.error()` stands for a network error, and a passthrough for the network's response. */
function isResponse({ type, headers }: Response): boolean {
  return type !== "error" && headers.get("x-msw-intention") !== "passthrough";
}

/** Reads the description and loads the validator only if a test needs them, because that takes longer than most tests. */
const loadDescription = once(
  () => load(text, { schema: CORE_SCHEMA.withTags(mergeTag) }) as { servers: { url: string }[] },
);
const loadValidator = once(async () => {
  const { ResponseValidator } = await import("./response-validator.ts");
  return new ResponseValidator(loadDescription());
});

function once<Value>(create: () => Value): () => Value {
  let created: { value: Value } | undefined;
  return () => {
    created ??= { value: create() };
    return created.value;
  };
}

/**
 * Tells the handlers of another API apart: a test writes them with `http.get()` and the like, and their requests go to another
 * origin than the service's. Handlers of a mock are a class of their own, and never foreign.
 */
function isForeign(handler: RequestHandler, request: Request): boolean {
  if (handler.constructor !== HttpHandler) return false;
  return !loadDescription().servers.some(({ url }) => new URL(url).origin === new URL(request.url).origin);
}

async function validateResponse(request: Request, response: Response): Promise<string[]> {
  const found = await (await loadValidator()).validate(request, response);
  const creation = request.method === "POST" && response.status === 201;
  const body = await response.clone().text();
  if (!creation && body.includes('"binding":')) found.push(`${request.method} ${request.url} returns a binding`);
  return found;
}
