import { formatError } from "../messages.ts";
import { useFocusOnMount } from "./use-focus-on-mount.ts";

interface SetupFailedProps {
  error: Error | null;
  onRestart: () => void;
  onBack: () => void;
}

/** The end of a setup: the factor can no longer be verified. */
export function SetupFailed({ error, onRestart, onBack }: SetupFailedProps) {
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <section className="card" aria-labelledby="failed">
      <h1 id="failed" ref={heading} tabIndex={-1}>
        Start again
      </h1>
      <p className="lead" role="alert">
        {formatError(error)} A new setup takes a minute.
      </p>
      <div className="buttons">
        <button type="button" onClick={onBack}>
          Not now
        </button>
        <button type="button" className="primary" onClick={onRestart}>
          Start again
        </button>
      </div>
    </section>
  );
}
