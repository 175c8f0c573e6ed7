import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./api.ts";
import { sessionKey } from "./use-session.ts";

/**
 * The app's cache. It asks again only where that can help, and at the end of a session the app falls back to signing in,
 * whoever noticed.
 */
export function createQueryClient({ retryDelay }: { retryDelay?: number } = {}): QueryClient {
  const onError = (error: Error) => {
    if (kindOf(error) === "not-signed-in") queryClient.invalidateQueries({ queryKey: sessionKey });
  };
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 1 && kindOf(error) === "unavailable",
        ...(retryDelay !== undefined && { retryDelay }),
        staleTime: 10_000,
      },
      // What was sent and answered may be a secret: it goes with the component that asked.
      mutations: { gcTime: 0 },
    },
  });
  return queryClient;
}

function kindOf(error: Error): string | undefined {
  return error instanceof ProblemError ? error.kind : undefined;
}
