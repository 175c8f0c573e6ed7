import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { RequestError } from "./api.ts";
import { sessionKey } from "./use-session.ts";

/** Creates the app's cache. Retries temporary failures, and shows the sign-in page when the session has ended. */
export function createQueryClient({ retryDelay }: { retryDelay?: number } = {}): QueryClient {
  const onError = (error: Error) => {
    if (getErrorCode(error) === "not-signed-in") queryClient.invalidateQueries({ queryKey: sessionKey });
  };
  const queryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 1 && ["unavailable", "no-response"].includes(getErrorCode(error) ?? ""),
        ...(retryDelay !== undefined && { retryDelay }),
        staleTime: 10_000,
      },
      // The response to a mutation may contain a secret, so it is dropped with the component that sent the request.
      mutations: { gcTime: 0 },
    },
  });
  return queryClient;
}

function getErrorCode(error: Error): RequestError["code"] | undefined {
  return error instanceof RequestError ? error.code : undefined;
}
