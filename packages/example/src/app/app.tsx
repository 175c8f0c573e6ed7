import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { FactorsPage } from "./components/factors-page.tsx";
import { LoadError } from "./components/load-error.tsx";
import { Loading } from "./components/loading.tsx";
import { SignInPage } from "./components/sign-in-page.tsx";
import { TopBar } from "./components/top-bar.tsx";
import { usePageChange } from "./components/use-page-change.ts";
import { useSession } from "./data/use-session.ts";

/** The app, with the given cache. */
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
  const hasChanged = usePageChange(session.data && (user?.id ?? "sign-in"));
  return (
    <>
      <TopBar user={user ?? undefined} />
      <main className="page">
        {session.isPending && <Loading label="the page" />}
        {session.isLoadingError && <LoadError label="the page" error={session.error} onRetry={session.refetch} />}
        {session.data && !user && <SignInPage focused={hasChanged} users={session.data.users} />}
        {user && <FactorsPage key={user.id} focused={hasChanged} userId={user.id} />}
      </main>
    </>
  );
}
