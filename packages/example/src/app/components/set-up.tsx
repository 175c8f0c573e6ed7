import type { FactorView } from "../../backend/factor-view.ts";
import { ProblemError } from "../data/api.ts";
import { useVerify } from "../data/use-factors.ts";
import { CodeForm } from "./code-form.tsx";
import { type Binding, Scan } from "./scan.tsx";
import { SetUpOver } from "./set-up-over.tsx";
import { useFocus } from "./use-focus.ts";

interface SetUpProps {
  factor: FactorView;
  /** Only of a factor that was made just now: what its app has to scan. */
  binding?: Binding;
  onVerified: (factor: FactorView) => void;
  onCancel: () => void;
  onRestart: (factor: FactorView) => void;
}

/** From a factor that is not verified to one that is, or to the end of the attempt. */
export function SetUp({ factor, binding, onVerified, onCancel, onRestart }: SetUpProps) {
  const verify = useVerify(factor.sid);
  const heading = useFocus<HTMLHeadingElement>();
  const kind = verify.error instanceof ProblemError ? verify.error.kind : undefined;
  if (kind === "gone" || kind === "too-many-attempts") {
    return <SetUpOver error={verify.error} onRestart={() => onRestart(factor)} onBack={onCancel} />;
  }
  return (
    <section className="card" aria-labelledby="set-up">
      <h1 id="set-up" ref={heading} tabIndex={-1}>
        {binding ? "Connect your app" : `Finish setting up ${factor.friendly_name}`}
      </h1>
      {binding ? (
        <Scan binding={binding} />
      ) : (
        <p className="lead">
          You have scanned its QR code already. If your app does not know it, cancel, remove it and add it again.
        </p>
      )}
      <CodeForm
        pending={verify.isPending}
        error={verify.error}
        onCode={(code) => verify.mutate(code, { onSuccess: onVerified })}
        onCancel={onCancel}
      />
    </section>
  );
}
