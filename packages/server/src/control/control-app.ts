import { Hono } from "hono";
import type { ControlError } from "../generated/types.ts";
import { SchemaDocument } from "../json-schema.ts";
import { ControlRefusal } from "./control-refusal.ts";
import { type ControlOperation, type ControlOperationId, controlOperations, description } from "./description.ts";
import { behaviours, type ControlInput, type Controlled, type ControlOutput } from "./operations.ts";
import { refuseStrangers } from "./refuse-strangers.ts";

type AnyOutput = ControlOutput<ControlOperationId>;
type AnyInput = { [Key in keyof ControlInput<ControlOperationId>]: unknown };

/** The control API as a function: the routes, and what they take, are those of its description. */
export function createControlApp(controlled: Controlled): (request: Request) => Promise<Response> {
  const schemas = new SchemaDocument(description);
  const app = new Hono();
  app.use(async ({ req }, next) => {
    refuseStrangers(req.raw.headers);
    await next();
  });
  for (const operation of controlOperations) {
    app.on(operation.method, templateOf(operation), async ({ req }) => {
      const body = operation.body === undefined ? undefined : await jsonOf(req.raw);
      const faults = operation.body === undefined ? [] : schemas.faultsOf(body, operation.body);
      if (faults.length > 0) throw new ControlRefusal(400, `The body is not what it should be: ${faults.join("; ")}.`);
      const { origin } = new URL(req.url);
      return encode(await perform(operation.id, { origin, path: req.param(), body }, controlled));
    });
  }
  for (const template of new Set(controlOperations.map(templateOf))) {
    const methods = controlOperations.filter((operation) => templateOf(operation) === template);
    const Allow = methods.map(({ method }) => method).join(", ");
    app.all(template, ({ req }) => refusal(405, `This path knows ${Allow}, not ${req.method}.`, { Allow }));
  }
  app.notFound(({ req }) => refusal(404, `The control API has no path ${req.path}.`));
  app.onError((error) => {
    if (error instanceof ControlRefusal) return refusal(error.status, error.message);
    throw error;
  });
  return async (request) => app.fetch(request);
}

function templateOf({ path }: ControlOperation): string {
  return path.replace(/\{([^{}]+)\}/g, ":$1");
}

async function jsonOf(request: Request): Promise<unknown> {
  // Also keeps pages of other origins out, which may send forms and plain text without asking.
  const mediaType = (request.headers.get("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/json") {
    throw new ControlRefusal(415, `The body must be application/json, not ${mediaType || "of no media type"}.`);
  }
  return request.json().catch(() => {
    throw new ControlRefusal(400, "The body is not valid JSON.");
  });
}

/** The behaviour of an operation on its input, which the description has made sure of. */
async function perform(id: ControlOperationId, input: AnyInput, controlled: Controlled): Promise<AnyOutput> {
  const behaviour = behaviours[id] as (input: AnyInput, controlled: Controlled) => AnyOutput | Promise<AnyOutput>;
  return behaviour(input, controlled);
}

function encode({ status, body }: AnyOutput): Response {
  return body === undefined ? new Response(null, { status }) : Response.json(body, { status });
}

function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ status, message } satisfies ControlError, { status, headers });
}
