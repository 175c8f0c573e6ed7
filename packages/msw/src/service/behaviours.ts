import type { OperationId } from "@verify-factors/types";
import type { Behaviour } from "./behaviour.ts";
import { createNewFactor } from "./create-new-factor.ts";
import { deleteFactor } from "./delete-factor.ts";
import { fetchFactor } from "./fetch-factor.ts";
import { listFactor } from "./list-factor.ts";
import { updateFactor } from "./update-factor.ts";

/** What each operation of the description does. An operation without a behaviour does not compile. */
export const behaviours: { readonly [Id in OperationId]: Behaviour<Id> } = {
  ListFactor: listFactor,
  CreateNewFactor: createNewFactor,
  FetchFactor: fetchFactor,
  UpdateFactor: updateFactor,
  DeleteFactor: deleteFactor,
};
