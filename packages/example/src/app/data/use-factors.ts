import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, RequestError, readBody } from "./api.ts";

/** The cache key of all factor lists. */
export const factorsKey = ["factors"] as const;

/** Queries a user's factors, newest first. The backend takes the user from the session; the id only keys the cache. */
export function useFactors(userId: string) {
  return useQuery({
    queryKey: [...factorsKey, userId],
    queryFn: ({ signal }) => readBody(api.factors.$get({}, { init: { signal } })),
  });
}

/** Creates a TOTP factor with the given name. Only this response contains its secret. */
export function useCreateFactor() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (name: string) => readBody(api.factors.$post({ json: { name } })),
    onSuccess: refresh,
  });
}

/** Verifies a factor with a code of the authenticator app. */
export function useVerifyFactor(sid: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (code: string) => readBody(api.factors[":sid"].verify.$post({ param: { sid }, json: { code } })),
    onSuccess: refresh,
  });
}

/** Renames a factor. */
export function useRenameFactor(sid: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (name: string) => readBody(api.factors[":sid"].$patch({ param: { sid }, json: { name } })),
    onSuccess: refresh,
  });
}

/** Deletes a factor. Also succeeds if the factor is already gone. */
export function useDeleteFactor() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: async (sid: string) => {
      await readBody(api.factors[":sid"].$delete({ param: { sid } })).catch((error: unknown) => {
        if (!(error instanceof RequestError && error.code === "not-found")) throw error;
      });
    },
    onSuccess: refresh,
  });
}

/** Returns a function that refetches the list, even if it is not on screen, so that it is up to date when shown. */
function useRefresh(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: factorsKey, refetchType: "all" });
}
