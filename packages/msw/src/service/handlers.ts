import type { OperationHandlers } from "@verify-factors/openapi-mock";
import type { FactorApi } from "./api.ts";
import { createNewFactor } from "./create-new-factor.ts";
import { deleteFactor } from "./delete-factor.ts";
import { fetchFactor } from "./fetch-factor.ts";
import { listFactor } from "./list-factor.ts";
import { updateFactor } from "./update-factor.ts";

/** Handlers for all operations. A missing handler is a compile error. */
export const handlers: OperationHandlers<FactorApi> = {
  ListFactor: listFactor,
  CreateNewFactor: createNewFactor,
  FetchFactor: fetchFactor,
  UpdateFactor: updateFactor,
  DeleteFactor: deleteFactor,
};
