import { type RefObject, useEffect, useRef } from "react";

/** A ref of what gets the focus when it appears, so that keyboards and screen readers follow to a new view. */
export function useFocus<T extends HTMLElement>(wanted = true): RefObject<T | null> {
  const ref = useRef<T>(null);
  useEffect(() => {
    if (wanted) ref.current?.focus();
  }, [wanted]);
  return ref;
}
