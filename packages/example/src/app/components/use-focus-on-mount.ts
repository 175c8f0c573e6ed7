import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Returns a ref to an element that gets the focus when it appears, so that keyboard and screen reader users follow to a
 * new view. A layout effect, because a later one could take the focus from where the user has put it in the meantime.
 */
export function useFocusOnMount<T extends HTMLElement>(enabled = true): RefObject<T | null> {
  const ref = useRef<T>(null);
  useLayoutEffect(() => {
    if (enabled) ref.current?.focus();
  }, [enabled]);
  return ref;
}
