import { useState } from "react";

/**
 * Returns `false` on the first page, whose focus the browser manages, and `true` on every later page, whose heading should
 * get the focus. `page` is `undefined` while the first page loads.
 */
export function usePageChange(page: string | undefined): boolean {
  const [{ last, count }, setPages] = useState({ last: "", count: 0 });
  if (page !== undefined && page !== last) setPages({ last: page, count: count + 1 });
  return count > 1;
}
