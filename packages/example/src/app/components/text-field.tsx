import { type ComponentProps, useId, useLayoutEffect, useRef } from "react";
import { formatError } from "../messages.ts";

interface TextFieldProps extends ComponentProps<"input"> {
  label: string;
  hint?: string;
  /** The error of the last submit. Focuses the field and selects its text. */
  error: Error | null;
  /** Focuses the field on mount. */
  focused?: boolean;
}

/** A text field with a label, a hint and an error message. */
export function TextField({ label, hint, error, focused = false, ...input }: TextFieldProps) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (focused) ref.current?.focus();
  }, [focused]);
  // Use a layout effect, because `useEffect` could run late and select text that the user has typed in the meantime.
  useLayoutEffect(() => {
    if (!error) return;
    ref.current?.focus();
    ref.current?.select();
  }, [error]);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        ref={ref}
        id={id}
        required
        autoComplete="off"
        aria-describedby={describedBy || undefined}
        aria-invalid={error ? true : undefined}
        {...input}
      />
      {error && (
        <p className="error" id={`${id}-error`} role="alert">
          {formatError(error)}
        </p>
      )}
    </div>
  );
}
