import { useMutation } from "@tanstack/react-query";
import { api } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";

/** Fetches a version's bytes once more and says whether their SHA-256, made here, is this one. */
export function useCheckContent(versionId: string) {
  return useMutation({
    mutationFn: async (contentHash: string): Promise<boolean> => {
      const bytes: unknown = await unwrap(
        api.GET("/api/v1/versions/{versionId}/content", {
          params: { path: { versionId } },
          parseAs: "arrayBuffer",
        }),
      );
      if (!(bytes instanceof ArrayBuffer)) throw new TypeError("The answer has no bytes");
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const hex = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      return hex === contentHash;
    },
  });
}
