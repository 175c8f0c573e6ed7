import type { FactorMock } from "@verify-factors/msw";
import {
  authorization,
  change,
  creation,
  identity,
  listPath,
  type OperationId,
  origin,
  serviceSid,
  sid,
} from "./story.ts";

/** A request of an operation; `VerifyFactor` is the UpdateFactor that confirms an enrolment. */
export type Kind = OperationId | "VerifyFactor";

/** Every kind, in the order of the tables. */
export const kinds: readonly Kind[] = [
  "ListFactor",
  "CreateNewFactor",
  "FetchFactor",
  "UpdateFactor",
  "VerifyFactor",
  "DeleteFactor",
];

/** What a request is about; all of it has a default. */
export interface About {
  identity?: string | undefined;
  sid?: string | undefined;
  code?: string | undefined;
}

/** A request of a kind, as every client sends it. */
export function requestFor(kind: Kind, about: About = {}): Request {
  const list = origin + listPath.replace("{ServiceSid}", serviceSid).replace("{Identity}", about.identity ?? identity);
  const one = `${list}/${about.sid ?? sid}`;
  const headers = { Authorization: authorization };
  const post = (address: string, body: object) =>
    new Request(address, { method: "POST", headers, body: new URLSearchParams({ ...body }) });
  switch (kind) {
    case "ListFactor":
      return new Request(`${list}?PageSize=50`, { headers });
    case "CreateNewFactor":
      return post(list, creation);
    case "FetchFactor":
      return new Request(one, { headers });
    case "UpdateFactor":
      return post(one, change);
    case "VerifyFactor":
      return post(one, { AuthPayload: about.code ?? "948881" });
    case "DeleteFactor":
      return new Request(one, { method: "DELETE", headers });
  }
}

/** So many requests of a kind, all the same. */
export function requestsOf(kind: Kind, count: number): Request[] {
  return Array.from({ length: count }, () => requestFor(kind));
}

/** So many requests of a kind that our mock answers with success: it is put into the state for that. */
export function ourRequests(mock: FactorMock, kind: Kind, count: number): Request[] {
  mock.reset();
  const seeds = Array.from({ length: 3 }, () => mock.add({ FactorType: "totp", Identity: identity }));
  // No entity takes more than a hundred, so each request comes from a user of its own.
  const users = Array.from({ length: count }, (_, index) => `user-${String(index).padStart(8, "0")}`);
  if (kind === "ListFactor") return users.map(() => requestFor(kind));
  if (kind === "CreateNewFactor") return users.map((user) => requestFor(kind, { identity: user }));
  if (kind === "FetchFactor" || kind === "UpdateFactor")
    return users.map(() => requestFor(kind, { sid: seeds[0]?.sid }));
  return users.map((user) => {
    const factor = mock.add({ FactorType: "totp", Identity: user });
    const code = kind === "VerifyFactor" ? mock.code(factor.sid) : undefined;
    return requestFor(kind, { identity: user, sid: factor.sid, code });
  });
}
