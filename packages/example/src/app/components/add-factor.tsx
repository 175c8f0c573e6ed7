import type { FactorView } from "../../backend/factor-view.ts";
import { useEnrol } from "../data/use-factors.ts";
import { NameForm } from "./name-form.tsx";
import { SetUp } from "./set-up.tsx";

interface AddFactorProps {
  /** What the name field begins with. */
  name: string;
  onVerified: (factor: FactorView) => void;
  /** The user no longer wants the factor that was made. */
  onGiveUp: (factor: FactorView) => void;
  /** The factor that was made cannot be verified any more, and the user wants another one. */
  onRestart: (factor: FactorView) => void;
  /** The user goes before anything was made. */
  onBack: () => void;
}

/** A new authenticator app: its name, then its QR code and the code that proves that it was scanned. */
export function AddFactor({ name, onVerified, onGiveUp, onRestart, onBack }: AddFactorProps) {
  // The only place that ever holds the secret: it goes with this component.
  const enrol = useEnrol();
  if (!enrol.data) {
    return <NameForm name={name} pending={enrol.isPending} error={enrol.error} onName={enrol.mutate} onBack={onBack} />;
  }
  const { factor, binding } = enrol.data;
  return (
    <SetUp
      factor={factor}
      binding={binding}
      onVerified={onVerified}
      onCancel={() => onGiveUp(factor)}
      onRestart={onRestart}
    />
  );
}
