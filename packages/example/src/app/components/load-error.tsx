import { CloudIcon } from "./icons.tsx";

/** Something could not be loaded; it can be asked for again. */
export function LoadError({ what, onRetry }: { what: string; onRetry: () => void }) {
  return (
    <div className="blank">
      <CloudIcon className="emblem" />
      <p role="alert">
        <strong>We could not load {what}.</strong> Check your connection and try again.
      </p>
      <button type="button" onClick={() => onRetry()}>
        Try again
      </button>
    </div>
  );
}
