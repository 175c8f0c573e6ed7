import { PhoneIcon } from "./icons.tsx";

/** No factor yet, and what to do about it. */
export function EmptyList({ onAdd }: { onAdd: () => void }) {
  return (
    <div className="blank">
      <PhoneIcon className="emblem" />
      <h2>Nothing here yet</h2>
      <p>With an authenticator app, a stolen password alone does not open your account.</p>
      <button type="button" className="primary" onClick={onAdd}>
        Add an authenticator app
      </button>
    </div>
  );
}
