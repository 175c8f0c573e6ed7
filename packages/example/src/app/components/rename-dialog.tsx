import { type FormEvent, useState } from "react";
import type { FactorView } from "../../backend/factor-view.ts";
import { useRenameFactor } from "../data/use-factors.ts";
import { Dialog } from "./dialog.tsx";
import { TextField } from "./text-field.tsx";

interface RenameDialogProps {
  factor: FactorView;
  /** Called with the new name. */
  onDone: (name: string) => void;
  onCancel: () => void;
}

/** The dialog that renames a factor. */
export function RenameDialog({ factor, onDone, onCancel }: RenameDialogProps) {
  const [name, setName] = useState(factor.friendly_name);
  const rename = useRenameFactor(factor.sid);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!rename.isPending) rename.mutate(name, { onSuccess: ({ friendly_name }) => onDone(friendly_name) });
  };
  return (
    <Dialog title={`Rename ${factor.friendly_name}`} onCancel={onCancel}>
      <form onSubmit={submit}>
        <TextField
          label="Name"
          error={rename.error}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className="buttons">
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
          <button type="submit" className="primary">
            {rename.isPending ? "Saving…" : "Save"}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
