import twilio from "twilio";
import * as story from "./story.ts";

type Options = NonNullable<Parameters<typeof twilio>[2]>;
type HttpClient = NonNullable<Options["httpClient"]>;

/** The official SDK with an HTTP client that hands its requests to a `fetch`, as its documentation shows it. */
export function createSdk(fetch: (input: string, init: RequestInit) => Promise<Response>) {
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
  return twilio(story.accountSid, story.authToken, { httpClient: { request } as unknown as HttpClient });
}

/** The official SDK as it comes, with its own HTTP client; only the last step, axios's adapter, is a `fetch`. */
export function createSdkWithItsOwnClient(fetch: (input: string, init: RequestInit) => Promise<Response>) {
  const httpClient = new twilio.RequestClient();
  const { axios } = httpClient;
  axios.defaults.adapter = async (config) => {
    const { method = "get", data, headers } = config;
    const body = data === undefined ? {} : { body: data as string };
    const answer = await fetch(axios.getUri(config), {
      method: method.toUpperCase(),
      headers: { ...headers },
      ...body,
    });
    const { status, statusText } = answer;
    return { data: await answer.text(), status, statusText, headers: Object.fromEntries(answer.headers), config };
  };
  return twilio(story.accountSid, story.authToken, { httpClient });
}
