import { DoneIcon } from "./icons.tsx";

/** What has just been done. It is there from the start, empty: screen readers speak what changes in it. */
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
