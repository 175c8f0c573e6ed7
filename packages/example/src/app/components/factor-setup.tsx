import type { FactorView } from "../../backend/factor-view.ts";
import { RequestError } from "../data/api.ts";
import { useVerifyFactor } from "../data/use-factors.ts";
import { CodeForm } from "./code-form.tsx";
import { SetupFailed } from "./setup-failed.tsx";
import { type Binding, SetupInstructions } from "./setup-instructions.tsx";
import { useFocusOnMount } from "./use-focus-on-mount.ts";

interface FactorSetupProps {
  factor: FactorView;
  /** Present only if the factor has just been created. */
  binding?: Binding;
  onVerified: (factor: FactorView) => void;
  onCancel: () => void;
  onRestart: (factor: FactorView) => void;
}

/** Verifies a factor with its first code, or explains why it can no longer be verified. */
export function FactorSetup({ factor, binding, onVerified, onCancel, onRestart }: FactorSetupProps) {
  const verify = useVerifyFactor(factor.sid);
  const heading = useFocusOnMount<HTMLHeadingElement>(Boolean(binding));
  const code = verify.error instanceof RequestError ? verify.error.code : undefined;
  if (code === "not-found" || code === "too-many-attempts") {
    return <SetupFailed error={verify.error} onRestart={() => onRestart(factor)} onBack={onCancel} />;
  }
  return (
    <section className="card" aria-labelledby="setup">
      <h1 id="setup" ref={heading} tabIndex={-1}>
        {binding ? "Connect your app" : `Finish setting up ${factor.friendly_name}`}
      </h1>
      {binding ? (
        <SetupInstructions binding={binding} />
      ) : (
        <p className="lead">
          Enter a code from your authenticator app. If this factor is not in your app, cancel, remove it and add a new
          one.
        </p>
      )}
      <CodeForm
        pending={verify.isPending}
        error={verify.error}
        focused={!binding}
        onCode={(code) => verify.mutate(code, { onSuccess: onVerified })}
        onCancel={onCancel}
      />
    </section>
  );
}
