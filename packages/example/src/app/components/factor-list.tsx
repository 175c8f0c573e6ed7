import { useState } from "react";
import { flushSync } from "react-dom";
import type { FactorView } from "../../backend/factor-view.ts";
import { useFactors } from "../data/use-factors.ts";
import { formatError } from "../messages.ts";
import { EmptyList } from "./empty-list.tsx";
import { FactorRow } from "./factor-row.tsx";
import { PlusIcon } from "./icons.tsx";
import { LoadError } from "./load-error.tsx";
import { Loading } from "./loading.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { useFocusOnMount } from "./use-focus-on-mount.ts";

interface FactorListProps {
  userId: string;
  /** The sid of the factor whose row gets the focus, or `true` for the heading. */
  focus: string | boolean;
  onAdd: () => void;
  onFinish: (factor: FactorView) => void;
  onNotice: (text: string) => void;
}

/** The list of the user's factors. */
export function FactorList({ userId, focus, onAdd, onFinish, onNotice }: FactorListProps) {
  const query = useFactors(userId);
  const heading = useFocusOnMount<HTMLHeadingElement>(focus === true);
  const [dialog, setDialog] = useState<{ action: "rename" | "remove"; factor: FactorView }>();
  const factors = query.data ?? [];

  const showRemoved = ({ friendly_name }: FactorView) => {
    // The button that opened the dialog is gone, so the dialog cannot restore the focus.
    flushSync(() => setDialog(undefined));
    heading.current?.focus();
    onNotice(`${friendly_name} was removed.`);
  };
  const showRenamed = (name: string) => {
    setDialog(undefined);
    onNotice(`Renamed to ${name}.`);
  };

  return (
    <section aria-labelledby="factors">
      <div className="heading">
        <h1 id="factors" ref={heading} tabIndex={-1}>
          Your second factors
        </h1>
        {factors.length > 0 && (
          <button type="button" className="primary" onClick={onAdd}>
            <PlusIcon />
            Add an authenticator app
          </button>
        )}
      </div>
      {query.isPending && <Loading label="your second factors" />}
      {query.isLoadingError && <LoadError label="your second factors" error={query.error} onRetry={query.refetch} />}
      {query.data && factors.length === 0 && <EmptyList onAdd={onAdd} />}
      {factors.length > 0 && (
        <ul className="factors">
          {factors.map((factor) => (
            <FactorRow
              key={factor.sid}
              factor={factor}
              focused={focus === factor.sid}
              onFinish={() => onFinish(factor)}
              onRename={() => setDialog({ action: "rename", factor })}
              onRemove={() => setDialog({ action: "remove", factor })}
            />
          ))}
        </ul>
      )}
      {query.data && query.isError && (
        <p className="error" role="alert">
          {formatError(query.error)}
        </p>
      )}
      {dialog?.action === "rename" && (
        <RenameDialog factor={dialog.factor} onDone={showRenamed} onCancel={() => setDialog(undefined)} />
      )}
      {dialog?.action === "remove" && (
        <RemoveDialog
          factor={dialog.factor}
          onDone={() => showRemoved(dialog.factor)}
          onCancel={() => setDialog(undefined)}
        />
      )}
    </section>
  );
}
