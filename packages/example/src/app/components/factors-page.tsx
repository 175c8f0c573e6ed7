import { useState } from "react";
import type { FactorView } from "../../backend/factor-view.ts";
import { useRemove } from "../data/use-factors.ts";
import { AddFactor } from "./add-factor.tsx";
import { FactorList } from "./factor-list.tsx";
import { Notice } from "./notice.tsx";
import { SetUp } from "./set-up.tsx";

type View =
  | { at: "list"; focused: boolean }
  /** `attempt` tells one round of adding from the one before. */
  | { at: "add"; attempt: number; name: string }
  | { at: "finish"; factor: FactorView };

/** All that a user does with factors: see them, add one, finish what was begun. `focused`: its heading takes the focus. */
export function FactorsPage({ userId, focused }: { userId: string; focused: boolean }) {
  const [view, setView] = useState<View>({ at: "list", focused });
  const [notice, setNotice] = useState("");
  const remove = useRemove();

  const leave = (to: View) => {
    setNotice("");
    setView(to);
  };
  const back = (news = "") => {
    setNotice(news);
    setView({ at: "list", focused: true });
  };
  const add = (name = "") => leave({ at: "add", attempt: Date.now(), name });
  const verified = ({ friendly_name }: FactorView) => back(`${friendly_name} is verified and ready to use.`);
  // The secret of a factor is shown once, so one that is given up is of no use to anybody.
  const restart = ({ sid, friendly_name }: FactorView) => remove.mutate(sid, { onSettled: () => add(friendly_name) });
  const giveUp = ({ sid }: FactorView) => remove.mutate(sid, { onSettled: () => back() });

  return (
    <>
      <Notice text={notice} />
      {view.at === "list" && (
        <FactorList
          userId={userId}
          focused={view.focused}
          onAdd={() => add()}
          onFinish={(factor) => leave({ at: "finish", factor })}
          onNews={setNotice}
        />
      )}
      {view.at === "add" && (
        <AddFactor
          key={view.attempt}
          name={view.name}
          onVerified={verified}
          onGiveUp={giveUp}
          onRestart={restart}
          onBack={back}
        />
      )}
      {view.at === "finish" && (
        <SetUp factor={view.factor} onVerified={verified} onCancel={() => back()} onRestart={restart} />
      )}
    </>
  );
}
