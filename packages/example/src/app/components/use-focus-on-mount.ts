import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Returns a ref to an element to focus on mount, so that keyboard and screen reader users notice a new view. Uses a layout
 * effect, because `useEffect` could run late and move the focus away from a field in which the user has started to type.
 */
export function useFocusOnMount<T extends HTMLElement>(enabled = true): RefObject<T | null> {
  const ref = useRef<T>(null);
  useLayoutEffect(() => {
    if (enabled) ref.current?.focus();
  }, [enabled]);
  return ref;
}
