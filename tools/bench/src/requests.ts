import * as scenario from "./scenario.ts";

/** The parts of a request that vary. The defaults are those of the description's examples. */
export interface RequestTarget {
  identity?: string | undefined;
  sid?: string | undefined;
  code?: string | undefined;
}

/** Creates a request as every client sends it. */
export function createRequest(kind: scenario.RequestKind, target: RequestTarget = {}): Request {
  const { origin, authorization, verifyBody } = scenario;
  const list = origin + scenario.formatListPath(target.identity ?? scenario.identity);
  const factor = `${list}/${target.sid ?? scenario.sid}`;
  const headers = { Authorization: authorization };
  const post = (url: string, body: object) =>
    new Request(url, { method: "POST", headers, body: new URLSearchParams({ ...body }) });
  switch (kind) {
    case "ListFactor":
      return new Request(`${list}?PageSize=50`, { headers });
    case "CreateNewFactor":
      return post(list, scenario.createBody);
    case "FetchFactor":
      return new Request(factor, { headers });
    case "UpdateFactor":
      return post(factor, scenario.updateBody);
    case "VerifyFactor":
      return post(factor, { AuthPayload: target.code ?? verifyBody.AuthPayload });
    case "DeleteFactor":
      return new Request(factor, { method: "DELETE", headers });
  }
}
