import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * A ref of what gets the focus when it appears, so that keyboards and screen readers follow to a new view. It gets it before
 * anybody sees it: later, it would take the focus from where a quick user has put it.
 */
export function useFocus<T extends HTMLElement>(wanted = true): RefObject<T | null> {
  const ref = useRef<T>(null);
  useLayoutEffect(() => {
    if (wanted) ref.current?.focus();
  }, [wanted]);
  return ref;
}
