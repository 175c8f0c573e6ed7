import { useState } from "react";

/**
 * Whether a page came after another one, so that the focus has to move along; the first page leaves it where the browser
 * put it. `page` is undefined as long as there is none.
 */
export function useMoved(page: string | undefined): boolean {
  const [{ last, pages }, setTrail] = useState({ last: "", pages: 0 });
  if (page !== undefined && page !== last) setTrail({ last: page, pages: pages + 1 });
  return pages > 1;
}
