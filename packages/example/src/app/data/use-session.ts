import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, read } from "./api.ts";
import { factorsKey } from "./use-factors.ts";

/** Where the cache keeps who is signed in. */
export const sessionKey = ["session"] as const;

/** Who is signed in, and who could be. */
export function useSession() {
  return useQuery({ queryKey: sessionKey, queryFn: ({ signal }) => read(api.session.$get({}, { init: { signal } })) });
}

/** Signs somebody in, by id. */
export function useSignIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (user: string) => read(api.session.$post({ json: { user } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionKey }),
  });
}

/** Signs the user out; what was known of the user's factors is forgotten. */
export function useSignOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => read(api.session.$delete()),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: sessionKey });
      queryClient.removeQueries({ queryKey: factorsKey });
    },
  });
}
