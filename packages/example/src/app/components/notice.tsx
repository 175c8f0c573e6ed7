import { DoneIcon } from "./icons.tsx";

/** A success message. Rendered even if empty, because screen readers announce only changes of an existing element. */
export function Notice({ text }: { text: string }) {
  return (
    <div className="notice" role="status">
      {text && (
        <p>
          <DoneIcon />
          {text}
        </p>
      )}
    </div>
  );
}
