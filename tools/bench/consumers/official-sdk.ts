import twilio from "twilio";
import {
  accountSid,
  authToken,
  createBody,
  type Fetch,
  identity,
  serviceSid,
  sid,
  updateBody,
} from "../src/scenario.ts";

type HttpClient = NonNullable<NonNullable<Parameters<typeof twilio>[2]>["httpClient"]>;

/** Uses a custom HTTP client over a `fetch`, as the documentation of the SDK shows. */
export function createCalls(fetch: Fetch) {
  const request: HttpClient["request"] = async ({ method, uri, username, password, headers, params, data }) => {
    const query = params ? `?${new URLSearchParams({ ...params })}` : "";
    const response = await fetch(uri + query, {
      method: method.toUpperCase(),
      headers: { ...(headers as Record<string, string>), Authorization: `Basic ${btoa(`${username}:${password}`)}` },
      ...(data && { body: new URLSearchParams(data as Record<string, string>) }),
    });
    const text = await response.text();
    return { statusCode: response.status, body: text === "" ? undefined : JSON.parse(text) } as never;
  };
  return callFactors({ request } as unknown as HttpClient);
}

/** Uses the default HTTP client of the SDK. Only the adapter of axios is replaced, by a `fetch`. */
export function createAxiosCalls(fetch: Fetch) {
  const httpClient = new twilio.RequestClient();
  const { axios } = httpClient;
  axios.defaults.adapter = async (config) => {
    const { method = "get", data, headers } = config;
    const init = { method: method.toUpperCase(), headers: { ...headers }, ...(data && { body: data as string }) };
    const response = await fetch(axios.getUri(config), init);
    const { status, statusText } = response;
    return { data: await response.text(), status, statusText, headers: Object.fromEntries(response.headers), config };
  };
  return callFactors(httpClient);
}

function callFactors(httpClient: HttpClient) {
  const entity = twilio(accountSid, authToken, { httpClient }).verify.v2.services(serviceSid).entities(identity);
  return {
    ListFactor: async () => (await entity.factors.page({ pageSize: 50 })).instances[0]?.friendlyName,
    CreateNewFactor: async () => {
      const factor = await entity.newFactors.create({
        factorType: createBody.FactorType,
        friendlyName: createBody.FriendlyName,
        "config.timeStep": createBody["Config.TimeStep"],
        "config.codeLength": createBody["Config.CodeLength"],
      });
      return factor.binding.uri;
    },
    FetchFactor: async () => {
      const factor = await entity.factors(sid).fetch();
      return factor.factorType === "totp" && factor.config.time_step;
    },
    UpdateFactor: async () =>
      (await entity.factors(sid).update({ friendlyName: updateBody.FriendlyName })).friendlyName,
    VerifyFactor: async () => (await entity.factors(sid).update({ authPayload: "948881" })).status,
    DeleteFactor: () => entity.factors(sid).remove(),
  };
}
