import { ofFactor, request } from "../requests.ts";
import { send } from "./command.ts";

/** Deletes a factor, or fails to. */
export const deleteFactor = request("DELETE", ofFactor).map((draft) => send("DeleteFactor", draft));
