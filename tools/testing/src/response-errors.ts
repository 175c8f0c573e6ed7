/// <reference types="vite/client" />
// Validates every response of a mock's MSW handlers against the description. Reads the description from its source, so
// that tests need no build. This module is not the setup file, because Vitest evaluates that for each test file, even
// without isolation.
import text from "@verify-factors/spec/openapi.yaml?raw";
import { CORE_SCHEMA, load, mergeTag } from "js-yaml";
import { HttpHandler, RequestHandler } from "msw";
import type { ResponseValidator } from "./response-validator.ts";

const run = RequestHandler.prototype.run;
let errors: string[] = [];

RequestHandler.prototype.run = async function runAndValidate(this: RequestHandler, args) {
  const request = args.request.clone();
  const result = await run.call(this, args);
  if (result?.response && isResponse(result.response) && !isForAnotherApi(this, request)) {
    errors.push(...(await validateResponse(request, result.response)));
  }
  return result;
};

/** Returns and removes the errors so far, for a test that expects some. */
export function takeErrors(): string[] {
  const found = errors;
  errors = [];
  return found;
}

/** Returns `false` for a simulated network error, and for a passthrough to the network. */
function isResponse({ type, headers }: Response): boolean {
  return type !== "error" && headers.get("x-msw-intention") !== "passthrough";
}

// Loaded only if a test needs them, because that takes longer than most tests.
let description: { servers: { url: string }[] } | undefined;
let validator: ResponseValidator | undefined;

function loadDescription() {
  description ??= load(text, { schema: CORE_SCHEMA.withTags(mergeTag) }) as NonNullable<typeof description>;
  return description;
}

async function loadValidator(): Promise<ResponseValidator> {
  const { ResponseValidator } = await import("./response-validator.ts");
  validator ??= new ResponseValidator(loadDescription());
  return validator;
}

/**
 * Returns `true` for a handler that a test created with a function such as `http.get()`, for an origin other than
 * the service's. The handlers of a mock have their own class.
 */
function isForAnotherApi(handler: RequestHandler, request: Request): boolean {
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
