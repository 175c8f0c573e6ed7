import { type FormEvent, useState } from "react";
import { TextField } from "./text-field.tsx";

interface NameFormProps {
  /** The initial value of the field. */
  name: string;
  pending: boolean;
  error: Error | null;
  onName: (name: string) => void;
  onBack: () => void;
}

/** The form for the name of a new authenticator app. */
export function NameForm({ name: initial, pending, error, onName, onBack }: NameFormProps) {
  const [name, setName] = useState(initial);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!pending) onName(name);
  };
  return (
    <section className="card" aria-labelledby="add">
      <h1 id="add">Add an authenticator app</h1>
      <p className="lead">
        An authenticator app shows a new code every few seconds, even without a connection. Have your phone ready.
      </p>
      <form onSubmit={submit}>
        <TextField
          label="Name"
          hint="A name that you will recognize, such as “My phone”."
          error={error}
          focused
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="buttons">
          <button type="button" disabled={pending} onClick={onBack}>
            Cancel
          </button>
          <button type="submit" className="primary">
            {pending ? "Adding…" : "Continue"}
          </button>
        </div>
      </form>
    </section>
  );
}
