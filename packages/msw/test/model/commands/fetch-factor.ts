import { ofFactor, request } from "../requests.ts";
import { send } from "./command.ts";

/** Fetches a factor, or fails to. */
export const fetchFactor = request("GET", ofFactor).map((draft) => send("FetchFactor", draft));
