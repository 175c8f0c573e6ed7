import type { UserView } from "../../backend/session-routes.ts";
import { useSignOut } from "../data/use-session.ts";
import { formatError } from "../messages.ts";
import { ShieldIcon } from "./icons.tsx";

/** The name of the app and the signed-in user. */
export function TopBar({ user }: { user: UserView | undefined }) {
  const signOut = useSignOut();
  return (
    <header className="top-bar">
      <p className="brand">
        <ShieldIcon />
        Second factors
      </p>
      {user && (
        <div className="account">
          <span>
            <span className="visually-hidden">Signed in as </span>
            {user.name}
          </span>
          <button type="button" className="quiet" onClick={() => signOut.mutate()}>
            Sign out
          </button>
        </div>
      )}
      {signOut.isError && <p role="alert">{formatError(signOut.error)}</p>}
    </header>
  );
}
