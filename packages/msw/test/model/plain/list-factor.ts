import { type Call, getResourcePath, type ModelResponse } from "./call.ts";
import { isAlive, listFactorHistory, type Model, toFactor } from "./model.ts";
import { createJsonResponse, createViolation, invalid } from "./responses.ts";

const maxPage = 2147483647;

/** Handles ListFactor: returns the page after the factor of the token, which may be deleted, and the adjacent URLs. */
export function list(model: Model, call: Call): ModelResponse {
  const query = new Map(call.query);
  const [size, page] = [Number(query.get("PageSize") ?? 50), Number(query.get("Page") ?? 0) + 0];
  const token = query.get("PageToken");
  const ever = listFactorHistory(model, call.path);
  const cursor = ever.findIndex(({ shown }) => `DN${shown.sid}` === token);
  if (token !== undefined && cursor === -1) return invalid(call, [createViolation("PageToken", token)]);

  const filterAlive = (part: typeof ever) => part.filter((factor) => isAlive(model, factor));
  const before = filterAlive(ever.slice(0, cursor + 1));
  const after = filterAlive(ever.slice(cursor + 1));
  const shown = after.slice(0, size);
  const last = shown.at(-1);
  const first = before.at(-size - 1);
  const toToken = (factor: typeof last) => factor && `DN${factor.shown.sid}`;
  const createUrl = (number: number, at: string | undefined) => {
    const url = `${model.setup.base}/v2${getResourcePath(call)}?PageSize=${size}&Page=${number}`;
    return at === undefined ? url : `${url}&PageToken=${encodeURIComponent(at)}`;
  };
  const meta = {
    page,
    page_size: size,
    first_page_url: createUrl(0, undefined),
    previous_page_url: before.length > 0 ? createUrl(Math.max(0, page - 1), toToken(first)) : null,
    url: createUrl(page, token),
    next_page_url: after.length > size ? createUrl(Math.min(page + 1, maxPage), toToken(last)) : null,
    key: "factors",
  };
  return createJsonResponse(call, 200, { factors: shown.map((factor) => toFactor(model, factor)), meta });
}
