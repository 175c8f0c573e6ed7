import { useLayoutEffect, useRef, useState } from "react";

/**
 * For a list of `count` rows, which can take the focus, and a button that shows more of them. After `expectMore()` the
 * first new row gets the focus, since the button may go and its user goes on there.
 */
export function useFocusOnMore(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const [seen, setSeen] = useState<number>();
  useLayoutEffect(() => {
    if (seen === undefined || count <= seen) return;
    setSeen(undefined);
    const row = list.current?.children[seen];
    if (row instanceof HTMLElement) row.focus();
  }, [count, seen]);
  return { list, expectMore: () => setSeen(count) };
}
