import type { UserView } from "../../backend/session-routes.ts";
import { useSignIn } from "../data/use-session.ts";
import { wordsOf } from "../words.ts";
import { ShieldIcon } from "./icons.tsx";
import { useFocus } from "./use-focus.ts";

/** Choose who to be: a demonstration has no passwords. `focused`: its heading takes the focus. */
export function SignInPage({ users, focused }: { users: readonly UserView[]; focused: boolean }) {
  const heading = useFocus<HTMLHeadingElement>(focused);
  const signIn = useSignIn();
  return (
    <section className="card sign-in" aria-labelledby="sign-in">
      <ShieldIcon className="emblem" />
      <h1 id="sign-in" ref={heading} tabIndex={-1}>
        Sign in
      </h1>
      <p className="lead">This is a demonstration. Choose who you would like to be.</p>
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
        <p className="problem" role="alert">
          {wordsOf(signIn.error)}
        </p>
      )}
    </section>
  );
}
