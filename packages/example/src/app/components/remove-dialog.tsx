import type { FactorView } from "../../backend/factor-view.ts";
import { useDeleteFactor } from "../data/use-factors.ts";
import { formatError } from "../messages.ts";
import { Dialog } from "./dialog.tsx";

interface RemoveDialogProps {
  factor: FactorView;
  onDone: () => void;
  onCancel: () => void;
}

/** The dialog that confirms the removal of a factor. The safe button comes first, so it gets the focus. */
export function RemoveDialog({ factor, onDone, onCancel }: RemoveDialogProps) {
  const remove = useDeleteFactor();
  return (
    <Dialog title={`Remove ${factor.friendly_name}?`} onCancel={onCancel}>
      <p>You will no longer be able to use it to sign in. This cannot be undone.</p>
      {remove.isError && (
        <p className="error" role="alert">
          {formatError(remove.error)}
        </p>
      )}
      <div className="buttons">
        <button type="button" onClick={onCancel}>
          Keep it
        </button>
        <button
          type="button"
          className="primary danger"
          onClick={() => remove.isPending || remove.mutate(factor.sid, { onSuccess: onDone })}
        >
          {remove.isPending ? "Removing…" : "Remove"}
        </button>
      </div>
    </Dialog>
  );
}
