import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import type { components } from "@/api/generated/schema.d.ts";

type OwnerProof = components["schemas"]["OwnerProof"];
type TwoFactorProof = components["schemas"]["TwoFactorProof"];

const twoFactorQuery = queryOptions({
  queryKey: ["me", "two-factor"],
  queryFn: ({ signal }) => unwrap(api.GET("/api/v1/me/two-factor", { signal })),
});

/** Whether one logs in with a second factor. */
export function useTwoFactor() {
  return useQuery(twoFactorQuery);
}

/** Asks for a secret for an authenticator. */
export function useBeginTwoFactor() {
  return useMutation({
    mutationFn: (body: OwnerProof) => unwrap(api.POST("/api/v1/me/two-factor", { body })),
    gcTime: 0,
  });
}

function useChange<Input, Answer>(mutationFn: (input: Input) => Promise<Answer>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: twoFactorQuery.queryKey }),
    gcTime: 0,
  });
}

/** Turns the second factor on with a first code. */
export function useConfirmTwoFactor() {
  return useChange((code: string) =>
    unwrap(api.POST("/api/v1/me/two-factor/confirm", { body: { code } })),
  );
}

/** Asks for new recovery codes in the place of the old ones. */
export function useRenewRecoveryCodes() {
  return useChange((body: TwoFactorProof) =>
    unwrap(api.POST("/api/v1/me/two-factor/recovery-codes", { body })),
  );
}

/** Turns the second factor off. */
export function useEndTwoFactor() {
  return useChange((body: TwoFactorProof) => unwrap(api.DELETE("/api/v1/me/two-factor", { body })));
}
