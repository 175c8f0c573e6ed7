import type { UserView } from "../../backend/session-routes.ts";
import { useSignIn } from "../data/use-session.ts";
import { formatError } from "../messages.ts";
import { ShieldIcon } from "./icons.tsx";
import { useFocusOnMount } from "./use-focus-on-mount.ts";

/** The sign-in page: a choice of users, because this demo has no passwords. Focuses the heading if `focused` is set. */
export function SignInPage({ users, focused }: { users: readonly UserView[]; focused: boolean }) {
  const heading = useFocusOnMount<HTMLHeadingElement>(focused);
  const signIn = useSignIn();
  return (
    <section className="card sign-in" aria-labelledby="sign-in">
      <ShieldIcon className="large-icon" />
      <h1 id="sign-in" ref={heading} tabIndex={-1}>
        Sign in
      </h1>
      <p className="lead">This is a demo without passwords. Choose a user.</p>
      <ul className="choices">
        {users.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="choice" onClick={() => signIn.mutate(id)}>
              <span className="avatar" aria-hidden="true">
                {name[0]}
              </span>
              Continue as {name}
            </button>
          </li>
        ))}
      </ul>
      {signIn.isError && (
        <p className="error" role="alert">
          {formatError(signIn.error)}
        </p>
      )}
    </section>
  );
}
