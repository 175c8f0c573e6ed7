import { type ComponentProps, useId, useLayoutEffect, useRef } from "react";
import { wordsOf } from "../words.ts";

interface TextFieldProps extends ComponentProps<"input"> {
  label: string;
  hint?: string;
  /** Why the text was refused. The field then takes the focus, with its text selected. */
  error: Error | null;
}

/** A text with a label, and what there is to say about it. */
export function TextField({ label, hint, error, ...input }: TextFieldProps) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  // Before anybody sees the error: later, what a quick user types would be selected and typed over.
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
        <p className="problem" id={`${id}-error`} role="alert">
          {wordsOf(error)}
        </p>
      )}
    </div>
  );
}
