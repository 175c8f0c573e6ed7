import twilio from "twilio";
import * as scenario from "../src/scenario.ts";

type HttpClient = NonNullable<NonNullable<Parameters<typeof twilio>[2]>["httpClient"]>;

/** Uses a custom HTTP client over a `fetch`, as the documentation of the SDK shows. */
export function createCalls(fetch: scenario.Fetch) {
  const request: HttpClient["request"] = async ({ method, uri, username, password, headers, params, data }) => {
    const query = params ? `?${new URLSearchParams({ ...params })}` : "";
    const authorization = { Authorization: `Basic ${btoa(`${username}:${password}`)}` };
    const body = data && { body: new URLSearchParams({ ...data }) };
    const init = { method: method.toUpperCase(), headers: { ...headers, ...authorization } as HeadersInit, ...body };
    const response = await fetch(uri + query, init);
    const text = await response.text();
    return { statusCode: response.status, body: text && JSON.parse(text) } as never;
  };
  return callFactors({ request } as unknown as HttpClient);
}

/** Uses the default HTTP client of the SDK. Only the adapter of axios is replaced, by a `fetch`. */
export function createAxiosCalls(fetch: scenario.Fetch) {
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
  const { accountSid, authToken, createBody, identity, serviceSid, sid, updateBody } = scenario;
  const entity = twilio(accountSid, authToken, { httpClient }).verify.v2.services(serviceSid).entities(identity);
  const { FactorType: factorType, FriendlyName: friendlyName } = createBody;
  const config = {
    "config.timeStep": createBody["Config.TimeStep"],
    "config.codeLength": createBody["Config.CodeLength"],
  };
  const update = { friendlyName: updateBody.FriendlyName };
  return {
    ListFactor: async () => (await entity.factors.page({ pageSize: 50 })).instances[0]?.friendlyName,
    CreateNewFactor: async () => (await entity.newFactors.create({ factorType, friendlyName, ...config })).binding,
    FetchFactor: async () => (await entity.factors(sid).fetch()).config,
    UpdateFactor: async () => (await entity.factors(sid).update(update)).friendlyName,
    DeleteFactor: () => entity.factors(sid).remove(),
  };
}
