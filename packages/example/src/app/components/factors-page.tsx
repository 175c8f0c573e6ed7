import { useState } from "react";
import type { FactorView } from "../../backend/factor-view.ts";
import { useDeleteFactor } from "../data/use-factors.ts";
import { AddFactor } from "./add-factor.tsx";
import { FactorList } from "./factor-list.tsx";
import { FactorSetup } from "./factor-setup.tsx";
import { Notice } from "./notice.tsx";

type View =
  /** `focus`: the sid of the factor to focus, or `true` for the heading. */
  | { name: "list"; focus: string | boolean }
  /** Changing `attempt` resets the form. */
  | { name: "add"; attempt: number; factorName: string }
  | { name: "setup"; factor: FactorView };

/** The page where users list, add, set up, rename and remove factors. Focuses the heading if `focused` is set. */
export function FactorsPage({ userId, focused }: { userId: string; focused: boolean }) {
  const [view, setView] = useState<View>({ name: "list", focus: focused });
  const [notice, setNotice] = useState("");
  const remove = useDeleteFactor();

  const open = (next: View) => {
    setNotice("");
    setView(next);
  };
  const openList = () => open({ name: "list", focus: true });
  const openAdd = (factorName = "") => open({ name: "add", attempt: Date.now(), factorName });
  const showVerified = ({ sid, friendly_name }: FactorView) => {
    open({ name: "list", focus: sid });
    setNotice(`${friendly_name} is verified and ready to use.`);
  };
  // Deletes the factor, because its secret is never shown again.
  const restart = ({ sid, friendly_name }: FactorView) =>
    remove.mutate(sid, { onSettled: () => openAdd(friendly_name) });
  const cancel = ({ sid }: FactorView) => remove.mutate(sid, { onSettled: openList });

  return (
    <>
      <Notice text={notice} />
      {view.name === "list" && (
        <FactorList
          userId={userId}
          focus={view.focus}
          onAdd={() => openAdd()}
          onFinish={(factor) => open({ name: "setup", factor })}
          onNotice={setNotice}
        />
      )}
      {view.name === "add" && (
        <AddFactor
          key={view.attempt}
          name={view.factorName}
          onVerified={showVerified}
          onBack={openList}
          onCancel={cancel}
          onRestart={restart}
        />
      )}
      {view.name === "setup" && (
        <FactorSetup factor={view.factor} onVerified={showVerified} onCancel={openList} onRestart={restart} />
      )}
    </>
  );
}
