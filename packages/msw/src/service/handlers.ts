import type { OperationHandlers } from "@verify-factors/openapi-mock";
import type { FactorApi } from "./api.ts";
import { createNewFactor } from "./create-new-factor.ts";
import { deleteFactor } from "./delete-factor.ts";
import { fetchFactor } from "./fetch-factor.ts";
import { listFactor } from "./list-factor.ts";
import { updateFactor } from "./update-factor.ts";

/** The handler of each operation. Without one of them, this file does not compile. */
export const handlers: OperationHandlers<FactorApi> = {
  ListFactor: listFactor,
  CreateNewFactor: createNewFactor,
  FetchFactor: fetchFactor,
  UpdateFactor: updateFactor,
  DeleteFactor: deleteFactor,
};
