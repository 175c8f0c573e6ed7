import type { FactorView } from "../../backend/factor-view.ts";
import { useCreateFactor } from "../data/use-factors.ts";
import { FactorSetup } from "./factor-setup.tsx";
import { NameForm } from "./name-form.tsx";

interface AddFactorProps {
  /** The initial value of the name field. */
  name: string;
  onVerified: (factor: FactorView) => void;
  /** Called if the user cancels before the factor is created. */
  onBack: () => void;
  /** Called if the user cancels after the factor was created. */
  onCancel: (factor: FactorView) => void;
  /** Called if the factor can no longer be verified and the user wants to start again. */
  onRestart: (factor: FactorView) => void;
}

/** Adds an authenticator app in two steps: its name, then its QR code and the first code. */
export function AddFactor({ name, onVerified, onBack, onCancel, onRestart }: AddFactorProps) {
  // Only this mutation holds the secret, which is removed together with this component.
  const create = useCreateFactor();
  if (!create.data) {
    return (
      <NameForm name={name} pending={create.isPending} error={create.error} onName={create.mutate} onBack={onBack} />
    );
  }
  const { factor, binding } = create.data;
  return (
    <FactorSetup
      factor={factor}
      binding={binding}
      onVerified={onVerified}
      onCancel={() => onCancel(factor)}
      onRestart={onRestart}
    />
  );
}
