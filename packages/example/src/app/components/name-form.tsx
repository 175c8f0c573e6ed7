import { type FormEvent, useState } from "react";
import { TextField } from "./text-field.tsx";
import { useFocus } from "./use-focus.ts";

interface NameFormProps {
  /** What the field begins with. */
  name: string;
  pending: boolean;
  error: Error | null;
  onName: (name: string) => void;
  onBack: () => void;
}

/** What the new authenticator app is to be called. */
export function NameForm({ name: initial, pending, error, onName, onBack }: NameFormProps) {
  const [name, setName] = useState(initial);
  const heading = useFocus<HTMLHeadingElement>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) onName(name);
  };
  return (
    <section className="card" aria-labelledby="add">
      <h1 id="add" ref={heading} tabIndex={-1}>
        Add an authenticator app
      </h1>
      <p className="lead">
        It shows a new code every few seconds, also without a connection. You will need your phone in a moment.
      </p>
      <form onSubmit={submit}>
        <TextField
          label="Name"
          hint="Something that you will recognise, such as “My phone”."
          error={error}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="buttons">
          <button type="button" disabled={pending} onClick={() => onBack()}>
            Cancel
          </button>
          <button type="submit" className="primary">
            {pending ? "One moment…" : "Continue"}
          </button>
        </div>
      </form>
    </section>
  );
}
