import { useState } from "react";
import { flushSync } from "react-dom";
import type { FactorView } from "../../backend/factor-view.ts";
import { useFactors } from "../data/use-factors.ts";
import { wordsOf } from "../words.ts";
import { EmptyList } from "./empty-list.tsx";
import { FactorRow } from "./factor-row.tsx";
import { PlusIcon } from "./icons.tsx";
import { LoadError } from "./load-error.tsx";
import { Loading } from "./loading.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { useFocus } from "./use-focus.ts";
import { useFocusOnMore } from "./use-focus-on-more.ts";

interface FactorListProps {
  userId: string;
  /** Whether the heading gets the focus. */
  focused: boolean;
  onAdd: () => void;
  onFinish: (factor: FactorView) => void;
  /** Gets what has been done, in words. */
  onNews: (text: string) => void;
}

/** The user's factors, a page at a time, and what can be done with each. */
export function FactorList({ userId, focused, onAdd, onFinish, onNews }: FactorListProps) {
  const query = useFactors(userId);
  const heading = useFocus<HTMLHeadingElement>(focused);
  const [dialog, setDialog] = useState<{ for: "rename" | "remove"; factor: FactorView }>();
  const factors = query.data?.pages.flatMap((page) => page.factors) ?? [];

  const { list, expectMore } = useFocusOnMore(factors.length);

  const showMore = () => {
    expectMore();
    query.fetchNextPage();
  };
  const removed = ({ friendly_name }: FactorView) => {
    // The button that opened the dialog is gone, so the focus cannot go back to it.
    flushSync(() => setDialog(undefined));
    heading.current?.focus();
    onNews(`${friendly_name} was removed.`);
  };
  const renamed = (name: string) => {
    setDialog(undefined);
    onNews(`It is called ${name} now.`);
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
      {query.isPending && <Loading what="your second factors" />}
      {query.isLoadingError && <LoadError what="your second factors" onRetry={query.refetch} />}
      {query.data && factors.length === 0 && <EmptyList onAdd={onAdd} />}
      {factors.length > 0 && (
        <ul className="factors" ref={list}>
          {factors.map((factor) => (
            <FactorRow
              key={factor.sid}
              factor={factor}
              onFinish={() => onFinish(factor)}
              onRename={() => setDialog({ for: "rename", factor })}
              onRemove={() => setDialog({ for: "remove", factor })}
            />
          ))}
        </ul>
      )}
      {query.data && query.isError && (
        <p className="problem" role="alert">
          {wordsOf(query.error)}
        </p>
      )}
      {query.hasNextPage && (
        <button type="button" className="more" onClick={showMore}>
          {query.isFetchingNextPage ? "Loading…" : "Show more"}
        </button>
      )}
      {dialog?.for === "rename" && (
        <RenameDialog factor={dialog.factor} onDone={renamed} onCancel={() => setDialog(undefined)} />
      )}
      {dialog?.for === "remove" && (
        <RemoveDialog
          factor={dialog.factor}
          onDone={() => removed(dialog.factor)}
          onCancel={() => setDialog(undefined)}
        />
      )}
    </section>
  );
}
