import { createOpenApiHttp } from "openapi-msw";
import type { components, paths } from "../generated/openapi-typescript.ts";

const http = createOpenApiHttp<paths>({ baseUrl: "https://verify.twilio.com" });
declare const added: components["schemas"]["Factor"];
declare const error: components["schemas"]["ApiError"];
const one = "/v2/Services/{ServiceSid}/Entities/{Identity}/Factors/{Sid}";
export const handlers = [
  http.get(one, ({ params, response }) =>
    params.Sid === "slow" ? response(429).json(error) : response(200).json(added),
  ),
  http.post(one, ({ response }) => response(200).json(added)),
];
