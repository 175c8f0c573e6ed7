import { type FormEvent, useState } from "react";
import { TextField } from "./text-field.tsx";

interface CodeFormProps {
  pending: boolean;
  error: Error | null;
  /** Focuses the field on mount. */
  focused: boolean;
  onCode: (code: string) => void;
  onCancel: () => void;
}

/** The form for the code that the authenticator app shows. */
export function CodeForm({ pending, error, focused, onCode, onCancel }: CodeFormProps) {
  const [code, setCode] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) onCode(code);
  };
  return (
    <form onSubmit={submit}>
      <TextField
        label="Code"
        hint="The digits that your app shows now."
        className="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        error={error}
        focused={focused}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <div className="buttons">
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="primary">
          {pending ? "Checking…" : "Verify"}
        </button>
      </div>
    </form>
  );
}
