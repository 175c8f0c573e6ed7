import type { FactorView } from "../../backend/factor-view.ts";
import { useRemove } from "../data/use-factors.ts";
import { wordsOf } from "../words.ts";
import { Dialog } from "./dialog.tsx";

interface RemoveDialogProps {
  factor: FactorView;
  onDone: () => void;
  onCancel: () => void;
}

/** Asks before a factor is removed. What does no harm comes first and so has the focus. */
export function RemoveDialog({ factor, onDone, onCancel }: RemoveDialogProps) {
  const remove = useRemove();
  return (
    <Dialog title={`Remove ${factor.friendly_name}?`} onCancel={onCancel}>
      <p>You will not be able to sign in with it any more. This cannot be undone.</p>
      {remove.isError && (
        <p className="problem" role="alert">
          {wordsOf(remove.error)}
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
