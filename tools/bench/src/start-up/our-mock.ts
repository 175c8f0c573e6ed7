import { requestFor } from "../requests.ts";
import { started } from "./started.ts";

const { getResponse } = await import("msw");
const { createFactorMock } = await import("@verify-factors/msw");
const response = await getResponse(createFactorMock().handlers, requestFor("ListFactor"));
started(await response?.text());
