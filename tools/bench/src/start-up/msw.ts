import { requestFor } from "../requests.ts";
import { answers } from "../story.ts";
import { started } from "./started.ts";

const { getResponse, HttpResponse, http } = await import("msw");
const path = "https://verify.twilio.com/v2/Services/:ServiceSid/Entities/:Identity/Factors";
const handlers = [http.get(path, () => HttpResponse.json(answers.ListFactor.body))];
const response = await getResponse(handlers, requestFor("ListFactor"));
started(await response?.text());
