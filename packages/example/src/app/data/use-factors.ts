import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, ProblemError, read } from "./api.ts";

/** Where the cache keeps the lists. */
export const factorsKey = ["factors"] as const;

/** A user's factors, oldest first, a page at a time. The backend knows whose; the cache has to be told. */
export function useFactors(userId: string) {
  return useInfiniteQuery({
    queryKey: [...factorsKey, userId],
    queryFn: ({ pageParam, signal }) => read(api.factors.$get({ query: { cursor: pageParam } }, { init: { signal } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
  });
}

/** Makes an authenticator app of that name. The answer is the only one that holds its secret. */
export function useEnrol() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (name: string) => read(api.factors.$post({ json: { name } })),
    onSuccess: refresh,
  });
}

/** Confirms a factor with the code that the authenticator app shows. */
export function useVerify(sid: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (code: string) => read(api.factors[":sid"].verify.$post({ param: { sid }, json: { code } })),
    onSuccess: refresh,
  });
}

/** Calls a factor something else. */
export function useRename(sid: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (name: string) => read(api.factors[":sid"].$patch({ param: { sid }, json: { name } })),
    onSuccess: refresh,
  });
}

/** Removes a factor. One that is gone already counts as removed. */
export function useRemove() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (sid: string) => {
      await read(api.factors[":sid"].$delete({ param: { sid } })).catch((error: unknown) => {
        if (!(error instanceof ProblemError && error.kind === "gone")) throw error;
      });
    },
    onSuccess: refresh,
  });
}

/** Makes the list new, also while another view hides it, so that nobody sees an old one after a success. */
function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: factorsKey, refetchType: "all" });
}
