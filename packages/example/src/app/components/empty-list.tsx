import { PhoneIcon } from "./icons.tsx";

/** The empty list, with a button that adds the first factor. */
export function EmptyList({ onAdd }: { onAdd: () => void }) {
  return (
    <div className="empty-state">
      <PhoneIcon className="large-icon" />
      <h2>No second factors yet</h2>
      <p>With an authenticator app, a stolen password is not enough to sign in to your account.</p>
      <button type="button" className="primary" onClick={onAdd}>
        Add an authenticator app
      </button>
    </div>
  );
}
