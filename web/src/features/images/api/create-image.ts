import { api, signedInOver } from "@/api/client.ts";
import { unwrap } from "@/api/errors.ts";
import { telling } from "@/api/upload.ts";

/** Stores a picture with a document; `onSent` hears how much of it is out, from 0 to 1. */
export function uploadImage(
  docId: string,
  file: Blob,
  options: { signal?: AbortSignal; onSent?: (share: number) => void } = {},
) {
  const { signal, onSent } = options;
  return unwrap(
    api.POST("/api/v1/docs/{docId}/images", {
      params: { path: { docId } },
      // The generated type knows bytes as text only.
      body: file as unknown as string,
      bodySerializer: (body) => body,
      headers: { "Content-Type": /^image\/[\w.+-]+$/u.test(file.type) ? file.type : "image/png" },
      ...(signal && { signal }),
      ...(onSent && { fetch: signedInOver(telling(onSent)) }),
    }),
  );
}
