import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, readBody } from "./api.ts";
import { factorsKey } from "./use-factors.ts";

/** The cache key of the session. */
export const sessionKey = ["session"] as const;

/** Queries the signed-in user, and the users to choose from. */
export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => readBody(api.session.$get({}, { init: { signal } })),
  });
}

/** Signs a user in, by id. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (user: string) => readBody(api.session.$post({ json: { user } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionKey }),
  });
}

/** Signs the user out and removes the user's factors from the cache. */
export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => readBody(api.session.$delete()),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sessionKey });
      queryClient.removeQueries({ queryKey: factorsKey });
    },
  });
}
