import { formatError } from "../messages.ts";
import { useFocusOnMount } from "./use-focus-on-mount.ts";

interface SetupFailedProps {
  error: Error | null;
  onRestart: () => void;
  onBack: () => void;
}

/** Explains why a factor can no longer be verified, with a button that starts a new setup. */
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
