import { formatError } from "../messages.ts";
import { CloudIcon } from "./icons.tsx";

interface LoadErrorProps {
  /** Names what could not be loaded, such as "the page". */
  label: string;
  error: Error;
  onRetry: () => void;
}

/** The error message for something that could not be loaded, with a button that retries. */
export function LoadError({ label, error, onRetry }: LoadErrorProps) {
  return (
    <div className="empty-state">
      <CloudIcon className="large-icon" />
      <p role="alert">
        <strong>We could not load {label}.</strong> {formatError(error)}
      </p>
      <button type="button" onClick={() => onRetry()}>
        Try again
      </button>
    </div>
  );
}
