import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { FactorsPage } from "./components/factors-page.tsx";
import { LoadError } from "./components/load-error.tsx";
import { Loading } from "./components/loading.tsx";
import { SignInPage } from "./components/sign-in-page.tsx";
import { TopBar } from "./components/top-bar.tsx";
import { useMoved } from "./components/use-moved.ts";
import { useSession } from "./data/use-session.ts";

/** The app, with a cache of its own. */
export function App({ queryClient }: { queryClient: QueryClient }) {
  return (
    <QueryClientProvider client={queryClient}>
      <Pages />
    </QueryClientProvider>
  );
}

function Pages() {
  const session = useSession();
  const user = session.data?.user;
  const moved = useMoved(session.data && (user?.id ?? "nobody"));
  return (
    <>
      <TopBar user={user ?? undefined} />
      <main className="page">
        {session.isPending && <Loading what="the page" />}
        {session.isLoadingError && <LoadError what="the page" onRetry={session.refetch} />}
        {session.data && !user && <SignInPage focused={moved} users={session.data.users} />}
        {user && <FactorsPage key={user.id} focused={moved} userId={user.id} />}
      </main>
    </>
  );
}
