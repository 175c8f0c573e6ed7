import { useState } from "react";

/**
 * Returns `true` from the second page on, so that the focus follows to a new page but the browser keeps it on the first
 * one. `page` is `undefined` while the first page loads.
 */
export function usePageChange(page: string | undefined): boolean {
  const [{ last, count }, setPages] = useState({ last: "", count: 0 });
  if (page !== undefined && page !== last) setPages({ last: page, count: count + 1 });
  return count > 1;
}
